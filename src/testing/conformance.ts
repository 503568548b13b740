import type { ConformanceCase } from './case.ts';
import { answers } from './conformance/answers.cases.ts';
import { calls } from './conformance/calls.cases.ts';
import { carried } from './conformance/carried.cases.ts';
import { defaults } from './conformance/defaults.cases.ts';
import { errors } from './conformance/errors.cases.ts';
import { files } from './conformance/files.cases.ts';
import { fresh } from './conformance/fresh.cases.ts';
import { imports } from './conformance/imports.cases.ts';
import { limits } from './conformance/limits.cases.ts';
import { parallel } from './conformance/parallel.cases.ts';
import { records } from './conformance/records.cases.ts';
import { running } from './conformance/running.cases.ts';
import { shown } from './conformance/shown.cases.ts';
import { time } from './conformance/time.cases.ts';
import { values } from './conformance/values.cases.ts';

/** What every sandbox must do, as data. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...running,
  ...fresh,
  ...carried,
  ...calls,
  ...parallel,
  ...records,
  ...values,
  ...errors,
  ...answers,
  ...shown,
  ...time,
  ...imports,
  ...files,
  ...limits,
  ...defaults,
];

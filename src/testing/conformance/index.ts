import type { ConformanceCase } from '../case.ts';
import { answers } from './answers.cases.ts';
import { calls } from './calls.cases.ts';
import { carried } from './carried.cases.ts';
import { errors } from './errors.cases.ts';
import { files } from './files.cases.ts';
import { fresh } from './fresh.cases.ts';
import { imports } from './imports.cases.ts';
import { limits } from './limits.cases.ts';
import { parallel } from './parallel.cases.ts';
import { records } from './records.cases.ts';
import { running } from './running.cases.ts';
import { shown } from './shown.cases.ts';
import { time } from './time.cases.ts';
import { values } from './values.cases.ts';

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
];

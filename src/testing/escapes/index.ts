import type { EscapeCase } from '../escape.ts';
import { carriedOver } from './carried.cases.ts';
import { crashes, ends } from './ends.cases.ts';
import { floods } from './floods.cases.ts';
import { frames } from './frames.cases.ts';
import { hostFiles, leaks, network } from './host.cases.ts';
import { introspection } from './introspection.cases.ts';
import { planted } from './planted.cases.ts';
import { processes } from './processes.cases.ts';
import { storms } from './storms.cases.ts';
import { tampering } from './tampering.cases.ts';

/** Attacks on a sandbox, as data. */
export const escapeCases: readonly EscapeCase[] = [
  ...introspection,
  ...tampering,
  ...frames,
  ...floods,
  ...storms,
  ...planted,
  ...leaks,
  ...hostFiles,
  ...network,
  ...processes,
  ...ends,
  ...crashes,
  ...carriedOver,
];

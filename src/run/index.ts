export { type Checked, type CheckProgramOptions, checkProgram } from './check-program.ts';
export { chooseChecker } from './choose-checker.ts';
export type { ProgramFiles, RunProgramOptions } from './options.ts';
export type { ProgramOutcome, ProgramStatus, ProgramUsage } from './outcome.ts';
export { runProgram } from './run-program.ts';

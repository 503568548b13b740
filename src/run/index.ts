export { type CheckProgramOptions, checkProgram } from './check-program.ts';
export type { Checked } from './checked.ts';
export { chooseChecker } from './choose-checker.ts';
export { contained } from './contained.ts';
export { rulesOf } from './option-rules.ts';
export type { ProgramFiles, RunProgramOptions } from './options.ts';
export type { ProgramOutcome, ProgramStatus, ProgramUsage } from './outcome.ts';
export { type AnswerOf, runProgram } from './run-program.ts';
export { type WallClock, wallClock } from './wall-clock.ts';

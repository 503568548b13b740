export type { ProgramOutcome, ProgramStatus } from './outcome.ts';
export { type RunProgramOptions, runProgram } from './run-program.ts';

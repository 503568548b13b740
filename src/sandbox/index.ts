export type { ProgramError } from '../wire/index.ts';
export type { Sandbox, SandboxEnd, SandboxRun, StopReason } from './contract.ts';

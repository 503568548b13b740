export type { ProgramError } from '../wire/index.ts';
export type { Capabilities, Sandbox, SandboxEnd, SandboxRun, StopReason, Text } from './contract.ts';

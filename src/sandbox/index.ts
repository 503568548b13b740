export type { Sandbox, SandboxEnd, SandboxRun, StopReason } from './contract.ts';

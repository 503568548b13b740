export type { Capabilities, Sandbox, SandboxEnd, SandboxRun, StopReason, Text } from './contract.ts';

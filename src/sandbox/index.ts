export type { ImportPolicy, Layer, NotCarried, ProgramError, Variable } from '../wire/index.ts';
export type {
  Capabilities,
  Capacity,
  Isolation,
  Left,
  Probe,
  Sandbox,
  SandboxEnd,
  SandboxFile,
  SandboxRun,
  StopReason,
  Text,
} from './contract.ts';

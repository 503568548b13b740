/** The front door: everything that runs anywhere. Sandboxes and the rest have doors of their own. */

export { type Agent, type AgentOptions, createAgent, type RunOutcome } from './agent/index.ts';
export type { ApprovalDecision, ApprovalRequest, Approve } from './desk/index.ts';
export { type ErrorCode, errorCodes, PungiError, type PungiErrorOptions } from './errors/index.ts';
export {
  type ProgramFiles,
  type ProgramOutcome,
  type RunProgramOptions,
  runProgram,
} from './run/index.ts';
export type { Capabilities, ImportPolicy, Probe, Sandbox, SandboxFile, StopReason } from './sandbox/index.ts';
export {
  defineFunction,
  defineSdk,
  type ExecuteOptions,
  type FunctionOptions,
  type Schema,
  type Sdk,
  type SdkFunction,
} from './sdk/index.ts';
export type { Call, CallError, Effect, Limits, Value } from './value/index.ts';

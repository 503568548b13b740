/** The front door: everything that runs anywhere. Sandboxes and the rest have doors of their own. */

export {
  type Agent,
  type AgentOptions,
  type Budgets,
  createAgent,
  type Prices,
  RunError,
  type RunEvent,
  type RunFailure,
  type RunOptions,
  type RunOutcome,
  type RunStopReason,
  type RunStream,
  type RunUsage,
  type Step,
  type Task,
} from './agent/index.ts';
export {
  type ApprovalDecision,
  type ApprovalOptions,
  type ApprovalRequest,
  type Approve,
  openStore,
  type Store,
} from './desk/index.ts';
export { type ErrorCode, errorCodes, PungiError, type PungiErrorOptions } from './errors/index.ts';
export type { LanguageModel, Message, Usage } from './model/index.ts';
export type { Checker, CheckOptions, Finding, FindingCode, NamedFunction, Place } from './program/index.ts';
export {
  type Checked,
  type CheckProgramOptions,
  checkProgram,
  type ProgramFiles,
  type ProgramOutcome,
  type RunProgramOptions,
  runProgram,
} from './run/index.ts';
export type { Capabilities, ImportPolicy, Probe, Sandbox, SandboxFile, StopReason } from './sandbox/index.ts';
export {
  type Approval,
  type CachePolicy,
  type ContextOption,
  type DefinitionWarning,
  type Docs,
  type DocsDetail,
  type DocsOptions,
  defineFunction,
  defineSdk,
  type ExecuteOptions,
  type FunctionDescription,
  type FunctionOptions,
  fromJsonSchema,
  type Generate,
  type JsonSchema,
  type RateLimit,
  renderDocs,
  type Schema,
  type Sdk,
  type SdkFunction,
  type SdkOptions,
} from './sdk/index.ts';
export type { Call, CallError, Effect, Limits, Value } from './value/index.ts';

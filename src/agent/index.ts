export { type Agent, createAgent } from './agent.ts';
export { checkBudgets } from './check-options.ts';
export type { OnEvent, RunEvent } from './events.ts';
export { agentRules } from './option-rules.ts';
export type { AgentOptions, RunOptions, Task } from './options.ts';
export type { RunFailure, RunOutcome, RunStopReason, RunUsage, Step } from './outcome.ts';
export { RunError } from './run-error.ts';
export type { RunStream } from './run-stream.ts';
export type { Budgets, Prices } from './spent.ts';

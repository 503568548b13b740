export {
  type Script,
  type ScriptedModel,
  type ScriptedReply,
  type ScriptedRequest,
  type ScriptedTurn,
  scriptedModel,
} from '../model/index.ts';
export type { ConformanceCase, Expected, ExpectedCall, Pattern, Step, StepOptions } from './case.ts';
export { type Clause, clauses } from './clauses.ts';
export { conformanceCases } from './conformance.ts';
export { type EscapeCase, type EscapeClass, escapeClasses } from './escape.ts';
export { escapeCases, escapeCasesFor } from './escapes.ts';
export { type LifecycleCase, lifecycleCases } from './lifecycle.ts';
export { type Need, type NeedName, needs } from './needs.ts';
export { type Proof, type ProveOptions, proveSandbox } from './prove.ts';
export { openProver, type Prover } from './prover.ts';
export type { Verdict } from './verdict.ts';

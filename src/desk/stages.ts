import type { Generate, Sdk, SdkFunction } from '../sdk/index.ts';
import type { Limits, ReceivedCall, Value } from '../value/index.ts';
import { type Approve, approve, mustAsk } from './approve.ts';
import type { Budgets } from './budgets.ts';
import { forgetReads, type Made, throughCache } from './cache.ts';
import type { LogEntry } from './call-log.ts';
import { invoke } from './invoke.ts';
import { plainCopy } from './plain-copy.ts';
import { peekRate, takeRate } from './rate-limit.ts';
import type { Store } from './store.ts';
import { validate } from './validate.ts';
import { validateOutput } from './validate-output.ts';
import { pass, refuse, type Verdict } from './verdict.ts';

/** One call on its way through the stages. */
export interface Ticket {
  readonly request: ReceivedCall;
  readonly entry: LogEntry;
  /** Aborted when nobody waits for the call any more. */
  readonly signal: AbortSignal;
}

/** What the stages of one program work with. */
export interface Stages {
  readonly id: string;
  readonly sdk: Sdk<never>;
  readonly context: unknown;
  readonly subject: string | null;
  readonly limits: Limits;
  readonly budgets: Budgets;
  readonly store: Store;
  readonly approve: Approve | null;
  readonly generate: Generate;
  readonly onApproving: (waiting: boolean) => void;
}

/**
 * The stages, in their order: validate → allowed → budgets → cache → peek at the rate limit → approve → take from
 * the rate limit → intent → invoke → validate output → record (the log's `settle`). A hit of the cache needs no
 * approval, and an approval that is refused takes nothing from the rate limit.
 */
export async function passStages(ticket: Ticket, stages: Stages): Promise<Verdict<Value>> {
  const { request, signal, entry } = ticket;
  const { name, input: given } = request;
  const definition = stages.sdk.functions[name];
  if (!definition) return refuse('InvalidInput', request.problem ?? `There is no sdk.${name}.`);
  const input = await validate(definition, request);
  if (!input.ok) return input;
  const place = await stages.budgets.enter(signal);
  if (!place.ok) return place;
  try {
    const prepared = { definition, input: input.value, isExact: stages.sdk.mixedNumbers.has(name) };
    return await throughCache({ ...stages, ...prepared, name, given, entry, signal }, () =>
      make(ticket, prepared, stages),
    );
  } finally {
    stages.budgets.leave();
  }
}

/** A call whose input was parsed. */
interface Prepared {
  readonly definition: SdkFunction<never>;
  readonly input: unknown;
  readonly isExact: boolean;
}

/** What comes behind the cache. */
async function make(ticket: Ticket, prepared: Prepared, stages: Stages): Promise<Made> {
  const { name } = ticket.request;
  const peeked = peekRate({ ...stages, ...prepared, name });
  if (!peeked.ok) return { verdict: peeked, answersEqual: true };
  const approved = await approveInput(ticket, prepared, stages);
  if (!approved.ok) return { verdict: approved, answersEqual: !ticket.signal.aborted };
  const verdict = await makeApproved(ticket, { ...prepared, input: approved.value }, stages);
  return { verdict, answersEqual: approved.value === prepared.input && !ticket.signal.aborted };
}

async function makeApproved(ticket: Ticket, prepared: Prepared, stages: Stages): Promise<Verdict<Value>> {
  if (ticket.signal.aborted) return refuse('Denied', 'The call was given up before it was made.');
  const taken = takeRate({ ...stages, ...prepared, name: ticket.request.name });
  if (!taken.ok) return taken;
  const returned = await invokeApproved(ticket, prepared, stages);
  return returned.ok ? await validateOutput(prepared, returned.value, stages.limits) : returned;
}

/** Gives the input the call is made with: an edited one has passed its schema again. */
async function approveInput(
  { request, entry, signal }: Ticket,
  { definition, input }: Prepared,
  stages: Stages,
): Promise<Verdict<unknown>> {
  if (!mustAsk(definition, input, stages.context)) return pass(input);
  entry.asked();
  stages.onApproving(true);
  const { name, position } = request;
  const asked = { name, input: request.input, effect: definition.effect, position };
  const approved = await approve(stages, asked, signal);
  stages.onApproving(false);
  if (!approved.ok || approved.value === null) return approved.ok ? pass(input) : approved;
  return await takeEdited(approved.value.edited, { definition, entry, limits: stages.limits });
}

/** An edited input is no more trusted than the program's: it must be plain, and pass the schema. */
async function takeEdited(
  given: Value,
  { definition, entry, limits }: { definition: SdkFunction<never>; entry: LogEntry; limits: Limits },
): Promise<Verdict<unknown>> {
  const input = plainOrNull(given, limits);
  if (input === null) return refuse('Denied', 'The approval failed.');
  const edited = await validate(definition, { input });
  if (edited.ok) entry.edited(input);
  return edited;
}

function plainOrNull(given: Value, limits: Limits): Value {
  try {
    return plainCopy(given, limits, 'input');
  } catch {
    return null;
  }
}

async function invokeApproved(
  { request, entry, signal }: Ticket,
  prepared: Prepared,
  stages: Stages,
): Promise<Verdict<unknown>> {
  const callKey = `${stages.id}:${request.position}`;
  const { context, generate, store } = stages;
  const isWrite = prepared.definition.effect === 'write';
  if (isWrite) forgetReads(store);
  try {
    return await invoke({ ...prepared, context, generate, callKey, entry, signal });
  } finally {
    if (isWrite) forgetReads(store);
  }
}

import { parseInput, parseOutput, type Sdk } from '../sdk/index.ts';
import type { Call, CallError, CallRequest, Reply, Value } from '../value/index.ts';

/** The value that `final_answer` was accepted with. */
export interface Answer {
  readonly value: Value;
}

/** What a desk needs for one program. */
export interface DeskOptions {
  readonly sdk: Sdk;
  readonly context: unknown;
  readonly signal: AbortSignal;
}

/** Answers the calls of one program and keeps their log. */
export interface Desk {
  answer(call: CallRequest): Promise<Reply>;
  readonly calls: readonly Call[];
  /** The first accepted answer; later ones are refused. */
  accepted(): Answer | undefined;
}

/** Opens the desk of one program. */
export function openDesk(options: DeskOptions): Desk {
  const calls: Call[] = [];
  let accepted: Answer | undefined;
  const answer = async (request: CallRequest): Promise<Reply> => {
    const queued = Date.now();
    const reply = request.name === 'final_answer' ? accept(request) : await invoke(options, request);
    calls.push(entryOf(request, reply, queued));
    return reply;
  };
  const accept = ({ input }: CallRequest): Reply => {
    if (accepted) return refused('Denied', 'The run has its answer already.');
    accepted = { value: fieldOf(input, 'answer') };
    return { status: 'done', output: null };
  };
  return { answer, calls, accepted: () => accepted };
}

async function invoke({ sdk, context, signal }: DeskOptions, request: CallRequest): Promise<Reply> {
  if (!Object.hasOwn(sdk.functions, request.name))
    return refused('Denied', `There is no sdk.${request.name}.`);
  const definition = sdk.functions[request.name] as (typeof sdk.functions)[string];
  const input = await parseInput(definition, request.input);
  if (!input.ok) return refused('InvalidInput', input.message);
  try {
    const options = {
      signal,
      generate: noModel,
      idempotencyKey: request.position,
      context: context as never,
    };
    const given = await definition.execute(input.value, options);
    const output = await parseOutput(definition, given);
    if (!output.ok) return failed(output.message);
    return { status: 'done', output: output.value as Value };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function noModel(): Promise<string> {
  return Promise.reject(new Error('There is no model in this run.'));
}

function fieldOf(input: Value, name: string): Value {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  return (input as { readonly [key: string]: Value })[name] ?? null;
}

function failed(message: string): Reply {
  return { status: 'failed', error: { type: 'CallFailed', message } };
}

function refused(type: CallError['type'], message: string): Reply {
  return { status: 'refused', error: { type, message } };
}

function entryOf({ name, input, position, line }: CallRequest, reply: Reply, queued: number): Call {
  const times = { queued, ended: Date.now() };
  const rest = reply.status === 'done' ? { output: reply.output } : { error: reply.error };
  return { name, input, position, line, status: reply.status, ...rest, attempts: 1, cached: false, times };
}

import type { AnyTool, ToolRun } from './python-tool-options.ts';

/** What the desk gives to a call. */
interface CallOptions {
  readonly signal: AbortSignal;
  readonly idempotencyKey: string;
  readonly context: ToolRun;
}

/**
 * Runs a tool as the AI SDK does; of one that gives several results in a row, the last counts. The result is what
 * a model would read: its JSON, so that a date is a string.
 */
export async function runTool(tool: AnyTool, input: unknown, options: CallOptions): Promise<unknown> {
  const { signal, context, idempotencyKey } = options;
  const toolCallId = `${context.toolCallId}/${idempotencyKey}`;
  const returned = tool.execute?.(input, { ...context, toolCallId, abortSignal: signal });
  return asJson(isStream(returned) ? await lastOf(returned) : await returned);
}

function isStream(returned: unknown): returned is AsyncIterable<unknown> {
  return typeof returned === 'object' && returned !== null && Symbol.asyncIterator in returned;
}

async function lastOf(stream: AsyncIterable<unknown>): Promise<unknown> {
  let last: unknown;
  for await (const value of stream) last = value;
  return last;
}

/** A bigint stays one: it arrives as int. */
function asJson(value: unknown): unknown {
  if (value === undefined || typeof value === 'bigint') return value ?? null;
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

import type { ToolCall, ToolResult } from '../../model/index.ts';
import type { Reply, Value } from '../../value/index.ts';

/** What a model is told of one call: its result as JSON, or the error in the words that a program would get. */
export function toolResult({ id, name }: ToolCall, reply: Reply): ToolResult {
  if (reply.status === 'done') return { id, name, text: jsonText(reply.output) };
  const { type, message } = reply.error;
  return { id, name, text: `${type}: ${message}`, isError: true };
}

/** What JSON has no number for stands as text: integers that its readers would round, NaN and the infinities. */
function jsonText(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) => (isNoJsonNumber(part) ? String(part) : part));
}

function isNoJsonNumber(part: unknown): boolean {
  return typeof part === 'bigint' || (typeof part === 'number' && !Number.isFinite(part));
}

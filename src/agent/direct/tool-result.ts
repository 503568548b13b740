import type { ToolCall, ToolResult } from '../../model/index.ts';
import { jsonText, type Reply } from '../../value/index.ts';

/** What a model is told of one call: its result as JSON, or the error in the words that a program would get. */
export function toolResult({ id, name }: ToolCall, reply: Reply): ToolResult {
  if (reply.status === 'done') return { id, name, text: jsonText(reply.output) };
  const { type, message } = reply.error;
  return { id, name, text: `${type}: ${message}`, isError: true };
}

import type { ModelAnswer, ToolCall } from '../../model/index.ts';
import { type Extracted, type ExtractOptions, extractProgram } from '../../program/index.ts';

/** Takes the program out of what a model said, with what the model's provider tells of it. */
export function readReply(reply: ModelAnswer, options: Omit<ExtractOptions, 'cutOff'>): Extracted {
  const all = { ...options, cutOff: reply.finish === 'length' };
  const read = extractProgram(wordsOf(reply), all);
  const [call] = reply.toolCalls;
  if (call === undefined || read.status === 'program') return read;
  // The words beside a tool call (`I look it up.`) are no answer; it itself is answered as if it stood in them.
  return extractProgram(writtenCall(call), all);
}

/** The words of a reply. Reasoning alone stands in them as models mark it. */
function wordsOf({ text, finish }: ModelAnswer): string {
  return text === '' && finish === 'reasoning-only' ? '<think>…</think>' : text;
}

/** A tool call where no tool was offered, as models write one into their text. */
function writtenCall({ name, input }: ToolCall): string {
  return `<tool_call>${JSON.stringify({ name, arguments: input })}</tool_call>`;
}

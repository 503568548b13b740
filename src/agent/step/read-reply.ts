import type { ModelAnswer } from '../../model/index.ts';
import { type Extracted, type ExtractOptions, extractProgram } from '../../program/index.ts';

/** Takes the program out of what a model said, with what the model's provider tells of it. */
export function readReply(reply: ModelAnswer, options: Omit<ExtractOptions, 'cutOff'>): Extracted {
  return extractProgram(textOf(reply), { ...options, cutOff: reply.finish === 'length' });
}

/**
 * The words of a reply. A tool call where no tool was offered stands in them as models write one, and reasoning alone
 * as models mark it: both are answered as if they had been written so.
 */
function textOf({ text, toolCalls, finish }: ModelAnswer): string {
  if (text !== '') return text;
  const [call] = toolCalls;
  if (call !== undefined)
    return `<tool_call>${JSON.stringify({ name: call.name, arguments: call.input })}</tool_call>`;
  return finish === 'reasoning-only' ? '<think>…</think>' : '';
}

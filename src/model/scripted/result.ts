import type { ScriptedFinish, ScriptedToolCall, ScriptedUsage, Turn } from './turn.ts';

/** A reply that is not streamed, as the AI SDK writes it. */
export interface GenerateResult {
  content: ({ type: 'text' | 'reasoning'; text: string } | ScriptedToolCall)[];
  finishReason: ScriptedFinish;
  usage: ScriptedUsage;
  warnings: [];
}

/** A reply at once. */
export function resultOf({ reasoning, chunks, toolCalls, finishReason, usage }: Turn): GenerateResult {
  return {
    content: [
      ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
      ...(chunks.length === 0 ? [] : [{ type: 'text' as const, text: chunks.join('') }]),
      ...toolCalls,
    ],
    ...{ finishReason, usage, warnings: [] },
  };
}

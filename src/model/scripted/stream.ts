import type { ScriptedFinish, ScriptedToolCall, ScriptedUsage, Turn } from './turn.ts';

/** The parts that a scripted model streams, as the AI SDK writes them. */
export type ScriptedPart =
  | { type: 'stream-start'; warnings: [] }
  | { type: 'text-start' | 'text-end' | 'reasoning-start' | 'reasoning-end'; id: string }
  | { type: 'text-delta' | 'reasoning-delta'; id: string; delta: string }
  | ScriptedToolCall
  | { type: 'finish'; usage: ScriptedUsage; finishReason: ScriptedFinish };

/** A reply as a provider streams it. */
export function streamOf(turn: Turn): ReadableStream<ScriptedPart> {
  const parts = partsOf(turn);
  return new ReadableStream({
    pull: (controller) => {
      const { done, value } = parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function* partsOf({
  reasoning,
  chunks,
  toolCalls,
  usage,
  finishReason,
}: Turn): Generator<ScriptedPart, void> {
  yield { type: 'stream-start', warnings: [] };
  if (reasoning !== '') yield* block('reasoning', [reasoning]);
  if (chunks.length > 0) yield* block('text', chunks);
  yield* toolCalls;
  yield { type: 'finish', usage, finishReason };
}

function* block(kind: 'text' | 'reasoning', deltas: readonly string[]): Generator<ScriptedPart> {
  const id = kind;
  yield { type: `${kind}-start`, id };
  for (const delta of deltas) yield { type: `${kind}-delta`, id, delta };
  yield { type: `${kind}-end`, id };
}

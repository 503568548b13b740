import type { ToolMessage, ToolResult } from '../../model/index.ts';
import { cutMiddle } from '../../run/index.ts';
import { shareRoom } from '../observation/share-room.ts';

const whereCut = 'Some of this was cut: ask for less at a time.';

/**
 * What the model is told of all calls of one turn, in their order and within one budget of UTF-16 units. Notes stand
 * in the last result: behind the results of tools, some models take nothing but their own next turn.
 */
export function toolMessage(
  results: readonly ToolResult[],
  mostCharacters: number,
  notes: readonly string[] = [],
): ToolMessage {
  const sizes = results.map(({ text }) => text.length);
  const isLong = sizes.reduce((sum, size) => sum + size, 0) + endOf(notes).length > mostCharacters;
  const end = endOf(isLong ? [whereCut, ...notes] : notes);
  const shares = isLong ? shareRoom(sizes, mostCharacters - end.length) : sizes;
  return {
    role: 'tool',
    results: results.map((result, index) => {
      const { text } = cutMiddle(result.text, shares[index] ?? 0);
      return { ...result, text: index === results.length - 1 ? `${text}${end}` : text };
    }),
    cache: true,
  };
}

function endOf(notes: readonly string[]): string {
  return notes.map((note) => `\nNote: ${note}`).join('');
}

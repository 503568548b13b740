import { piecesOf } from './pieces.ts';

/** How deep CPython's tokenizer lets brackets nest; one more is a SyntaxError, `too many nested parentheses`. */
export const deepestNesting = 200;

/** Where brackets first nest deeper than `deepest`, as an offset into the source; null where they never do. */
export function tooDeep(source: string, deepest: number = deepestNesting): number | null {
  let depth = 0;
  for (const { kind, start, end } of piecesOf(source)) {
    if (kind !== 'code') continue;
    for (let at = start; at < end; at += 1) {
      depth = Math.max(0, depth + change(source.charCodeAt(at)));
      if (depth > deepest) return at;
    }
  }
  return null;
}

const changes: ReadonlyMap<number, number> = new Map([
  ...[...'([{'].map((bracket): [number, number] => [bracket.charCodeAt(0), 1]),
  ...[...')]}'].map((bracket): [number, number] => [bracket.charCodeAt(0), -1]),
]);

function change(code: number): number {
  return changes.get(code) ?? 0;
}

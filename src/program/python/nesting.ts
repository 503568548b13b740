import { piecesOf } from './pieces.ts';

/** How deep CPython's tokenizer lets brackets nest; one more is a SyntaxError, `too many nested parentheses`. */
export const deepestNesting = 200;

/** Where brackets first nest deeper than `deepest`, as an offset into the source; null where they never do. */
export function tooDeep(source: string, deepest: number = deepestNesting): number | null {
  let depth = 0;
  for (const { at, change } of bracketsOf(source)) {
    depth = Math.max(0, depth + change);
    if (depth > deepest) return at;
  }
  return null;
}

/** The innermost bracket that is open where the source ends, as an offset into it; null where none is. */
export function neverClosed(source: string): number | null {
  const open: number[] = [];
  for (const { at, change } of bracketsOf(source)) {
    if (change > 0) open.push(at);
    else open.pop();
  }
  return open.at(-1) ?? null;
}

interface Bracket {
  readonly at: number;
  /** 1 where it opens, −1 where it closes. */
  readonly change: number;
}

/** The brackets of the code, none of strings and comments. */
function* bracketsOf(source: string): Generator<Bracket, void, undefined> {
  for (const { kind, start, end } of piecesOf(source)) {
    if (kind !== 'code') continue;
    for (let at = start; at < end; at += 1) {
      const change = changes.get(source.charCodeAt(at));
      if (change !== undefined) yield { at, change };
    }
  }
}

const changes: ReadonlyMap<number, number> = new Map([
  ...[...'([{'].map((bracket): [number, number] => [bracket.charCodeAt(0), 1]),
  ...[...')]}'].map((bracket): [number, number] => [bracket.charCodeAt(0), -1]),
]);

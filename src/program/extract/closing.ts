import type { Line } from './line.ts';
import { codeClosers, fenceLength, type Opening } from './opening.ts';
import { isOrphanCloser } from './reasoning.ts';

/** Where a block may end: its source ends at `at`, the reply goes on at `after`. */
export interface Closing {
  readonly at: number;
  readonly after: number;
  /** Whether it counts only where nothing better follows: it is shorter than what opened the block. */
  readonly weak: boolean;
}

/** Reads a line that ends a block, or ends it after some code; null where it does neither. */
export function readClosing(line: Line, opening: Opening): Closing | null {
  return atStart(line, opening) ?? atEnd(line);
}

function atStart(line: Line, { fence }: Opening): Closing | null {
  if (isOrphanCloser(line.text)) return { at: line.start, after: line.start, weak: false };
  const text = line.text.replace(/^[ \t>]+/, '');
  const length = fenceLength(text);
  if (length < 3) return null;
  if (fence[0] === '<') return { at: line.start, after: line.start, weak: false };
  if (text[0] !== fence[0]) return null;
  const after = reopens(text.slice(length)) ? line.start : line.end - text.length + length;
  return { at: line.start, after, weak: length < fence.length };
}

/** A fence with a word behind it begins a block: the one before was never closed. */
function reopens(rest: string): boolean {
  return /^[ \t]*\{?[a-z][\w+#.-]*[ \t}]*$/i.test(rest.slice(0, 100));
}

/** `final_answer(x)```` and `final_answer(x)</code>`: neither ends a line of Python. */
function atEnd(line: Line): Closing | null {
  const text = line.text.trimEnd();
  const lower = text.slice(-20).toLowerCase();
  const closer = lower.endsWith('```') ? '```' : codeClosers.find((tag) => lower.endsWith(tag));
  if (closer === undefined) return null;
  return { at: line.start + text.length - closer.length, after: line.end, weak: false };
}

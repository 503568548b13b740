import { utf8Bytes } from '../../value/index.ts';
import type { Place } from '../check/finding.ts';
import type { Span } from '../check/outline.ts';
import { type Node, numberIn } from './tree.ts';

/** Tells where nodes stand: the tree counts columns from 0 and in bytes of UTF-8, as CPython does. */
export class Places {
  readonly #lines: readonly string[];
  /** For each line that is not ASCII the column at each byte, made once: a long line has thousands of nodes. */
  readonly #tables: Map<number, Uint32Array | null> = new Map();

  constructor(source: string) {
    this.#lines = source.split('\n');
  }

  /** Where a node stands, as far as its first line goes. */
  of(node: Node): Place {
    const { from, to } = this.spanOf(node);
    return { ...from, width: from.line === to.line ? Math.max(1, to.column - from.column) : 1 };
  }

  /** From where to where a node goes. */
  spanOf(node: Node): Span {
    const from = numberIn(node['lineno']);
    const to = numberIn(node['end_lineno']);
    return {
      from: { line: from, column: this.#column(from, numberIn(node['col_offset'])) },
      to: { line: to, column: this.#column(to, numberIn(node['end_col_offset'])) },
    };
  }

  #column(line: number, bytes: number): number {
    const table = this.#tables.get(line) ?? this.#makeTable(line);
    return table === null ? bytes + 1 : (table[Math.min(bytes, table.length - 1)] ?? 1);
  }

  #makeTable(line: number): Uint32Array | null {
    if (this.#tables.has(line)) return null;
    const text = this.#lines[line - 1] ?? '';
    const bytes = utf8Bytes(text);
    const table = bytes === text.length ? null : tableOf(text, bytes);
    this.#tables.set(line, table);
    return table;
  }
}

function tableOf(text: string, bytes: number): Uint32Array {
  const table = new Uint32Array(bytes + 1);
  let at = 0;
  let column = 1;
  for (const character of text) {
    const length = utf8Bytes(character);
    table.fill(column, at, at + length);
    at += length;
    column += character.length;
  }
  table[bytes] = column;
  return table;
}

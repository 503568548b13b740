import { type PieceKind, piecesOf } from '../python/pieces.ts';

/**
 * The names that stand in a source, outside of comments and, unless they are asked for, of strings; as Python
 * compares them.
 */
export function wordsOf(
  source: string,
  isWanted: (kind: PieceKind) => boolean = (kind) => kind === 'code' || kind === 'formatted',
): ReadonlySet<string> {
  const text = textOf(source, isWanted);
  return new Set(text.normalize('NFKC').match(/[\p{XID_Start}_][\p{XID_Continue}]*/gu));
}

function textOf(source: string, isWanted: (kind: PieceKind) => boolean): string {
  const pieces = [...piecesOf(source)].filter(({ kind }) => isWanted(kind));
  return pieces.map(({ start, end }) => source.slice(start, end)).join(' ');
}

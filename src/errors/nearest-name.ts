/** The known name a mistyped one most likely means, or null where none is near. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  // Names longer than any real one would only cost time; they come from programs too.
  if (name.length > 64) return null;
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = Math.abs(candidate.length - name.length) < least ? editDistance(name, candidate) : least;
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours between two names, letter case aside. */
function editDistance(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      current.push(cell({ a, b, row, column }, [beforeLast, last, current]));
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly column: number;
}

function cell({ a, b, row, column }: Cell, rows: readonly (readonly number[])[]): number {
  const [beforeLast = [], last = [], current = []] = rows;
  const same = a[row - 1] === b[column - 1] ? 0 : 1;
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return Math.min(
    (last[column] ?? 0) + 1,
    (current[column - 1] ?? 0) + 1,
    (last[column - 1] ?? 0) + same,
    swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
  );
}

import { saveResults } from './save.ts';
import { printTable } from './table.ts';

/** What a row is meant to reach. Times are of one machine and only told; a ratio is of one run and counts. */
export interface Aim {
  /** As a reader sees it: `≤ 3 x ping-pong`. */
  readonly text: string;
  readonly isMet: boolean;
  readonly isRatio: boolean;
}

/** One measured thing. */
export interface Row {
  readonly name: string;
  readonly value: number;
  /** What it is next to its baseline. */
  readonly beside?: string;
  readonly aim?: Aim;
}

/** An aim for a time, a size or a number of things. */
export function aimAtMost(value: number, most: number, unit: string): Aim {
  return { text: `≤ ${most} ${unit}`, isMet: value <= most, isRatio: false };
}

/** An aim for what should be large. */
export function aimAtLeast(value: number, least: number, unit: string): Aim {
  return { text: `≥ ${least} ${unit}`, isMet: value >= least, isRatio: false };
}

/** An aim against a baseline of the same run. */
export function aimRatio(ratio: number, most: number, baseline: string): Aim {
  return { text: `≤ ${most} x ${baseline}`, isMet: ratio <= most, isRatio: true };
}

/** How often a ratio may be measured before it counts as missed: other work on the machine comes and goes. */
const runs = 3;

/**
 * Measures, prints the table and writes `bench/results/NAME.json`. Measures again while a ratio misses its aim, and
 * makes the process fail where it misses in three runs of three.
 */
export async function bench(name: string, measure: () => Promise<readonly Row[]>): Promise<void> {
  const missed: Set<string>[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const rows = await measure();
    report(name, rows);
    missed.push(new Set(rows.filter(({ aim }) => aim?.isRatio && !aim.isMet).map((row) => row.name)));
    if (missed.at(-1)?.size === 0) return;
    console.log(`${name}: run ${run} of ${runs} missed ${[...(missed.at(-1) ?? [])].join(', ')}\n`);
  }
  const [first = new Set<string>(), ...others] = missed;
  const always = [...first].filter((row) => others.every((other) => other.has(row)));
  if (always.length > 0) process.exitCode = 1;
}

function report(name: string, rows: readonly Row[]): void {
  const cells = rows.map(({ name: what, value, beside = '', aim }) => [what, value, beside, ...told(aim)]);
  printTable([[name, 'value', 'beside', 'aim', ''], ...cells]);
  saveResults(name, { rows });
}

function told(aim: Aim | undefined): [string, string] {
  return aim === undefined ? ['', ''] : [aim.text, aim.isMet ? 'pass' : 'miss'];
}

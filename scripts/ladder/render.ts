import type { LadderFigures } from '../../bench/ladder/measured.ts';
import type { Capabilities } from '../../src/sandbox/index.ts';
import type { Facts } from './facts.ts';

/** What `bench/ladder.ts` wrote. */
export interface LadderResults extends LadderFigures {
  readonly date: string;
  readonly machine: string;
}

/** One rung of the table. */
export interface LadderRow {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly facts: Facts;
  /** Its page under `docs/limits/`: the counts of its proof stand there. */
  readonly page: string;
}

/** Both tables of `docs/ladder.md`: what each rung holds, and what it costs. */
export function renderLadder(rows: readonly LadderRow[], results: LadderResults): string {
  return [
    '## What each holds',
    table([holdHead, ...rows.map(holdRow)]),
    '## What each costs',
    `Measured in one run on ${results.date} (${results.machine}); in brackets as a multiple of a bare fork of Python, ` +
      `${digits(results.forkMs)} ms${dockerText(results)}.`,
    table([costHead, ...rows.map(({ name }) => costRow(name, results))]),
  ].join('\n\n');
}

const holdHead = [
  ...['sandbox', 'isolation', 'network', 'files of the host', 'memory cap', 'processor', 'processes'],
  ...['after a program', 'packages', 'cases passed / differ', 'attacks held / not held'],
];

function holdRow({ name, capabilities, facts, page }: LadderRow): string[] {
  const { isolation, networkClosed, filesClosed, memoryCapped, packages } = capabilities;
  return [
    `[\`${name}\`](limits/${name}.md)`,
    isolation,
    networkClosed ? 'closed' : 'open',
    filesClosed ? 'closed' : 'open',
    memoryCapped ? 'of all it holds' : 'of one process',
    facts.processor,
    facts.processes,
    facts.after,
    packages === 'none' ? 'none' : packages === 'pure' ? 'pure Python' : 'by option',
    counts(page, /^(\d+) cases? as it stands, (\d+) cases? as a declared/m),
    counts(page, /^(\d+) cases? held, (\d+) cases? not held as declared/m),
  ];
}

function counts(page: string, pattern: RegExp): string {
  const found = pattern.exec(page);
  return found ? `${found[1]} / ${found[2]}` : 'not proven yet';
}

const costHead = ['sandbox', 'first program', 'fresh p50 / p95', 'host call', 'programs a second', 'memory'];

function costRow(name: string, { measured, forkMs, dockerRunMs }: LadderResults): string[] {
  const found = measured.find((each) => each.name === name);
  if (found === undefined) return [`\`${name}\``, ...costHead.slice(1).map(() => 'not measured')];
  const { firstMs, freshMs, callUs, perSecond, memoryMb } = found;
  const ofDocker = dockerRunMs === null ? '' : `, 1/${digits(dockerRunMs / freshMs.p50)} of \`docker run\``;
  return [
    `\`${name}\``,
    `${digits(firstMs)} ms (${digits(firstMs / forkMs)} x)`,
    `${digits(freshMs.p50)} / ${digits(freshMs.p95)} ms (${digits(freshMs.p50 / forkMs)} x${ofDocker})`,
    `${digits(callUs)} µs`,
    digits(perSecond),
    // Other memory of the machine varies by more than a small process takes.
    memoryMb > 0 ? `${digits(memoryMb)} MB` : 'too little to tell',
  ];
}

function dockerText({ dockerRunMs }: LadderResults): string {
  return dockerRunMs === null ? '' : `, and as a part of \`docker run\`, ${digits(dockerRunMs)} ms`;
}

/** Three digits tell enough of a timing. */
function digits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return [head, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...rest].join('\n');
}

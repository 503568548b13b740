import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { aimAtMost, aimRatio, type Row } from '../measure/row.ts';
import { percentile, type Samples, sample } from '../measure/samples.ts';
import { startBare } from './bare-python.ts';
import { programs } from './programs.ts';
import { type Rung, run, settle, warmUp } from './rung.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles the package, so that a cold process is measured as a user has it. */
export function buildPackage(): void {
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The package could not be built.');
}

/** A process that imports the package, runs one program and prints its value. */
async function coldProcess(rung: string): Promise<void> {
  const script = `
    const { runProgram, defineSdk } = await import('${root}dist/index.js');
    const { ${rung} } = await import('${root}dist/sandbox/${rung}/index.js');
    const { value } = await runProgram('1 + 1', { sdk: defineSdk({}), sandbox: ${rung}() });
    process.stdout.write(String(value), () => process.exit());
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  if (stdout !== '2') throw new Error(`Expected 2, got ${stdout}.`);
}

/** With which Python to compare, and how often a fresh program is measured. */
export interface StartOptions {
  readonly python: string;
  readonly rounds: number;
}

/** From nothing to an answer: a process, a sandbox, a program in a sandbox that is warm. */
export async function measureStarts(
  rung: Rung,
  sandbox: Sandbox,
  { python, rounds }: StartOptions,
): Promise<Row[]> {
  const bare = await sample(15, () => startBare(python));
  const cold = percentile(await sample(7, () => coldProcess(rung.name)), 50);
  const first = await sample(5, async () => {
    await using another = rung.make();
    await run(another, programs.one);
  });
  await warmUp(rung, sandbox, rounds);
  const fresh = await sample(
    rounds,
    () => run(sandbox, programs.one),
    () => settle(rung),
  );
  const inTurn = await sample(rounds, () => run(sandbox, programs.one));
  return [
    { name: 'bare python3 -c, ms', value: percentile(bare, 50) },
    row('cold process → answer, ms', cold, { bare, most: 250 }),
    row('first program of a sandbox, ms', percentile(first, 50), { bare }),
    row('fresh program p50, ms', percentile(fresh, 50), { bare, most: 0.5 }),
    row('fresh program p95, ms', percentile(fresh, 95), { bare, most: 3 }),
    faster(percentile(fresh, 50), bare),
    row('fresh program right after another, p50, ms', percentile(inTurn, 50), { bare }),
  ];
}

function row(name: string, value: number, { bare, most }: { bare: Samples; most?: number }): Row {
  const beside = `${(value / percentile(bare, 50)).toFixed(3)} x python3 -c`;
  return { name, value, beside, ...(most === undefined ? {} : { aim: aimAtMost(value, most, 'ms') }) };
}

function faster(fresh: number, bare: Samples): Row {
  const ratio = fresh / percentile(bare, 50);
  return {
    name: 'fresh program, times faster than python3 -c',
    value: 1 / ratio,
    aim: { ...aimRatio(ratio, 1 / 40, 'python3 -c'), text: '≥ 40 x faster' },
  };
}

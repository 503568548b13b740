/**
 * Measures the subprocess rung against a bare `python3 -c` and a bare ping-pong over pipes in the same run,
 * prints the table and writes `bench/results/subprocess.json`. It only reports: times are of this machine.
 *
 * Run with `node bench/subprocess.ts`.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type ProgramOutcome, runProgram } from '../src/run/index.ts';
import type { Sandbox } from '../src/sandbox/index.ts';
import { subprocess } from '../src/sandbox/subprocess/index.ts';
import type { Limits } from '../src/value/index.ts';
import { percentile, sample, sorted, timed } from './measure/samples.ts';
import { saveResults } from './measure/save.ts';
import { printTable } from './measure/table.ts';
import { pingBare, startBare } from './subprocess/bare-python.ts';
import { notingSdk, programs } from './subprocess/programs.ts';

const python = process.env['PUNGI_BENCH_PYTHON'] ?? 'python3';
const command = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const { sdk, calls } = notingSdk();
const spareMs = 400;

/** Time for the spares to come up, so that a fresh program is measured and not its successor's start. */
const settle = () => new Promise((resolve) => setTimeout(resolve, spareMs));

function run(sandbox: Sandbox, source: string, limits: Partial<Limits> = {}): Promise<ProgramOutcome> {
  return runProgram(source, { sdk, checker: false, sandbox, limits });
}

/** From the first call to the last return, as the host sees them. */
async function span(sandbox: Sandbox, source: string): Promise<number> {
  await settle();
  calls.started.length = 0;
  calls.ended.length = 0;
  await run(sandbox, source);
  return Math.max(...calls.ended) - Math.min(...calls.started);
}

async function pings(sandbox: Sandbox): Promise<readonly number[]> {
  await span(sandbox, programs.pings);
  return sorted(calls.started.slice(1).map((time, index) => time - (calls.started[index] ?? 0)));
}

async function stop(sandbox: Sandbox): Promise<{ readonly overshootMs: number; readonly nextMs: number }> {
  await settle();
  const timeMs = 300;
  const outcome = await run(sandbox, programs.endless, { timeMs });
  const nextMs = await timed(() => run(sandbox, programs.one));
  return { overshootMs: outcome.durationMs - outcome.queuedMs - timeMs, nextMs };
}

async function throughput(sandbox: Sandbox, count: number): Promise<number> {
  const ms = await timed(() => Promise.all(Array.from({ length: count }, () => run(sandbox, programs.one))));
  return (count / ms) * 1_000;
}

async function startCommand(folder: string): Promise<void> {
  const program = join(folder, 'program.py');
  await writeFile(program, programs.one);
  await promisify(execFile)(process.execPath, [command, 'exec', '--sandbox', 'subprocess', program]);
}

async function measure(bare: string, folder: string) {
  const bareStart = percentile(await sample(20, () => startBare(bare)), 50);
  const barePing = percentile(await pingBare(bare, 2_000), 50);
  const coldCommand = percentile(await sample(5, () => startCommand(folder)), 50);
  const firstProgram = await sample(5, async () => {
    await using sandbox = subprocess({ python: bare });
    await run(sandbox, programs.one);
  });
  await using sandbox = subprocess({ python: bare, programs: 64 });
  await run(sandbox, programs.one);
  const fresh = await sample(30, () => run(sandbox, programs.one), settle);
  const call = await pings(sandbox);
  const spans = {
    sequential: await span(sandbox, programs.sequential),
    map: await span(sandbox, programs.map),
    gather: await span(sandbox, programs.gather),
  };
  const stopped = await stop(sandbox);
  const perSecond = await throughput(sandbox, 64);
  return { bareStart, barePing, coldCommand, firstProgram, fresh, call, spans, stopped, perSecond };
}

function report(measured: Awaited<ReturnType<typeof measure>>): void {
  const { bareStart, barePing, coldCommand, firstProgram, fresh, call, spans, stopped, perSecond } = measured;
  const start = (ms: number) => `${(ms / bareStart).toFixed(2)} x python3 -c`;
  const ping = (ms: number) => `${(ms / barePing).toFixed(1)} x bare pipe`;
  const rows: [string, number, string][] = [
    ['bare python3 -c, ms', bareStart, ''],
    ['bare ping-pong over pipes, ms', barePing, ''],
    ['cold command → answer, ms', coldCommand, start(coldCommand)],
    ['first program of a sandbox, ms', percentile(firstProgram, 50), start(percentile(firstProgram, 50))],
    ['fresh program p50, ms', percentile(fresh, 50), start(percentile(fresh, 50))],
    ['fresh program p95, ms', percentile(fresh, 95), start(percentile(fresh, 95))],
    ['host call p50, ms', percentile(call, 50), ping(percentile(call, 50))],
    ['host calls per second', 1_000 / (call.reduce((sum, ms) => sum + ms, 0) / call.length), ''],
    ['50 calls of 20 ms, one by one, ms', spans.sequential, ''],
    ['50 calls of 20 ms, sdk.map, ms', spans.map, ''],
    ['50 calls of 20 ms, gather, ms', spans.gather, ''],
    ['stop: past the limit, ms', stopped.overshootMs, ''],
    ['next program after a stop, ms', stopped.nextMs, start(stopped.nextMs)],
    [
      'programs per second, 64 callers',
      perSecond,
      `${((perSecond * bareStart) / 1_000).toFixed(2)} x one by one`,
    ],
  ];
  printTable([['subprocess', 'value', 'beside'], ...rows]);
  saveResults('subprocess', { rows: rows.map(([name, value, beside]) => ({ name, value, beside })) });
}

const folder = await mkdtemp(join(tmpdir(), 'pungi-bench-'));
const { stdout } = await promisify(execFile)(python, ['-c', 'import sys; print(sys.executable)']);
report(await measure(stdout.trim(), folder));
await rm(folder, { recursive: true });

/**
 * Measures every sandbox that works on this machine beside a bare fork and `docker run`, in one run; prints the table and
 * writes `bench/results/ladder.json`, of which `scripts/ladder/main.ts` makes the table of the docs. It only reports.
 *
 * Run with `node bench/ladder.ts`; `node bench/ladder.ts wasm docker` measures some.
 */
import { bareFork } from './ladder/baselines.ts';
import type { Measured } from './ladder/measured.ts';
import { memoryOf } from './ladder/memory.ts';
import { type LadderRung, ladder } from './ladder/rungs.ts';
import { measureDockerRun } from './measure/docker-run.ts';
import { percentile, sample, sorted, timed } from './measure/samples.ts';
import { saveResults } from './measure/save.ts';
import { printTable } from './measure/table.ts';
import { realPython } from './rung/bare-python.ts';
import { programs } from './rung/programs.ts';
import { run, settle, timesOfCalls, warmUp } from './rung/rung.ts';

const chosen = process.argv.slice(2);
const python = await realPython();
const forkMs = await bareFork(python);
const dockerRunMs = (await measureDockerRun())?.value ?? null;

const measured: Measured[] = [];
const skipped: { name: string; reason: string }[] = [];
for (const rung of ladder) {
  if (chosen.length > 0 && !chosen.includes(rung.name)) continue;
  const answer = await rung.probe();
  if (answer.usable) measured.push(await measure(rung));
  else skipped.push({ name: rung.name, reason: answer.reason });
}
report();

async function measure(rung: LadderRung): Promise<Measured> {
  console.error(rung.name);
  const first = await sample(3, async () => {
    await using another = rung.make();
    await run(another, programs.one);
  });
  await using sandbox = rung.make();
  await warmUp(rung, sandbox, 10);
  const fresh = await sample(
    40,
    () => run(sandbox, programs.one),
    () => settle(rung),
  );
  const times = await timesOfCalls(sandbox, programs.pings);
  const calls = sorted(times.slice(1).map((time, index) => time - (times[index] ?? 0)));
  return {
    name: rung.name,
    firstMs: percentile(first, 50),
    freshMs: { p50: percentile(fresh, 50), p95: percentile(fresh, 95) },
    callUs: percentile(calls, 50) * 1_000,
    perSecond: await crowd(rung),
    memoryMb: await memoryOf(rung),
  };
}

/** As many programs as end in two seconds, for 16 callers. */
async function crowd(rung: LadderRung): Promise<number> {
  await using sandbox = rung.make();
  await Promise.all(Array.from({ length: 4 }, () => run(sandbox, programs.one)));
  let done = 0;
  const end = performance.now() + 2_000;
  const caller = async (): Promise<void> => {
    for (; performance.now() < end; done += 1) await run(sandbox, programs.one);
  };
  const ms = await timed(() => Promise.all(Array.from({ length: 16 }, caller)));
  return (done * 1_000) / ms;
}

function report(): void {
  const head = ['sandbox', 'first ms', 'fresh p50 ms', 'p95 ms', 'call µs', 'programs/s', 'MB each'];
  const rows = measured.map(({ name, firstMs, freshMs, callUs, perSecond, memoryMb }) => [
    name,
    firstMs,
    freshMs.p50,
    freshMs.p95,
    callUs,
    perSecond,
    memoryMb,
  ]);
  printTable([head, ...rows]);
  console.log(`bare fork ${forkMs.toFixed(2)} ms, docker run ${dockerRunMs?.toFixed(0) ?? '-'} ms`);
  for (const { name, reason } of skipped) console.log(`${name} was not measured: ${reason}`);
  if (chosen.length === 0) saveResults('ladder', { forkMs, dockerRunMs, measured, skipped });
}

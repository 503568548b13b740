/**
 * Measures the namespaces rung beside a bare fork and exec, a bare `python3 -c`, a bare ping-pong over pipes and,
 * where an engine is there, `docker run`, in the same run. Prints the table, writes `bench/results/namespaces.json`,
 * and exits 1 when a ratio misses its aim in three runs of three.
 *
 * Run with `node bench/namespaces.ts`.
 */
import { namespaces } from '../src/sandbox/namespaces/index.ts';
import { measureDockerRun } from './measure/docker-run.ts';
import { aimAtLeast, aimAtMost, aimRatio, bench, type Row } from './measure/row.ts';
import { measureForkExec } from './namespaces/baselines.ts';
import { measureParked } from './namespaces/parked.ts';
import { pingBare, realPython } from './rung/bare-python.ts';
import { measureCalls } from './rung/calls.ts';
import type { Rung } from './rung/rung.ts';
import { buildPackage, measureStarts } from './rung/starts.ts';
import { measureStops } from './rung/stops.ts';
import { measureComputing, measureCrowd, measurePrints } from './rung/work.ts';

/** The interpreter that the programs have, so that computing is compared with itself. */
const python = process.getuid?.() === 0 ? '/usr/bin/python3' : await realPython();
const rung: Rung = { name: 'namespaces', make: () => namespaces({ python, spares: 8 }), settleMs: 50 };

async function measure(): Promise<readonly Row[]> {
  await using sandbox = rung.make();
  const raw = { name: 'bare ping-pong over pipes p50', measure: () => pingBare(python, 2_000) };
  const fork = await measureForkExec();
  const docker = await measureDockerRun();
  const starts = await measureStarts(rung, sandbox, { python, rounds: 60 });
  const rows = [
    ...starts,
    ...(await measureCalls(rung, sandbox, raw)),
    ...(await measureStops(rung, sandbox)),
    await measurePrints(rung, sandbox),
    ...(await measureComputing(rung, sandbox, python)),
  ];
  const crowd = await measureCrowd(sandbox, 10);
  const parked = await measureParked(rung, sandbox);
  const bare = rows.map(({ aim: _, ...row }) => row);
  return [fork, ...besides(starts, fork, docker), ...bare, withCrowdAim(crowd), parked];
}

/** A fresh program beside what else could have run it. */
function besides(starts: readonly Row[], fork: Row, docker: Row | null): Row[] {
  const fresh = starts.find(({ name }) => name === 'fresh program p50, ms')?.value ?? Number.NaN;
  const beside = `${(fresh / fork.value).toFixed(2)} x fork and exec`;
  const own = { name: 'fresh program, ms', value: fresh, beside, aim: aimAtMost(fresh, 3, 'ms') };
  if (docker === null) return [own];
  const ratio = fresh / docker.value;
  const aim = { ...aimRatio(ratio, 1 / 60, 'docker run'), text: '≥ 60 x faster' };
  return [docker, own, { name: 'fresh program, times faster than docker run', value: 1 / ratio, aim }];
}

function withCrowdAim(row: Row): Row {
  return { ...row, aim: aimAtLeast(row.value, 500, 'a second') };
}

buildPackage();
await bench('namespaces', measure);

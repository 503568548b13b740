import type { Sandbox } from '../../src/sandbox/index.ts';
import { aimAtMost, aimRatio, type Row } from '../measure/row.ts';
import { percentile, type Samples, sorted } from '../measure/samples.ts';
import { programs } from './programs.ts';
import { type Rung, settle, timesOfCalls } from './rung.ts';

/** A raw exchange of the kind that carries the rung's calls. */
export interface PingPong {
  readonly name: string;
  /** Milliseconds. */
  readonly measure: () => Promise<Samples>;
}

const rounds = 3;

/** Host calls beside the raw exchange, measured in turns; and 50 calls of 20 ms in three ways. */
export async function measureCalls(rung: Rung, sandbox: Sandbox, pingPong: PingPong): Promise<Row[]> {
  const raw: number[] = [];
  const calls: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settle(rung);
    raw.push(percentile(await pingPong.measure(), 50));
    const times = await timesOfCalls(sandbox, programs.pings);
    calls.push(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
  }
  const ping = percentile(sorted(raw), 50) * 1_000;
  const call = percentile(sorted(calls), 50) * 1_000;
  const mean = calls.reduce((sum, ms) => sum + ms, 0) / calls.length;
  return [
    { name: `${pingPong.name}, µs`, value: ping },
    {
      name: 'host call p50, µs',
      value: call,
      beside: `${(call / ping).toFixed(2)} x ping-pong`,
      aim: aimRatio(call / ping, 3, 'ping-pong'),
    },
    { name: 'host calls per second', value: 1_000 / mean },
    ...(await measureSpans(rung, sandbox)),
  ];
}

async function measureSpans(rung: Rung, sandbox: Sandbox): Promise<Row[]> {
  const rows: Row[] = [];
  for (const way of ['sequential', 'map', 'gather'] as const) {
    await settle(rung);
    const times = await timesOfCalls(sandbox, programs[way]);
    const value = Math.max(...times) - Math.min(...times);
    const aim = way === 'sequential' ? {} : { aim: aimAtMost(value, 25, 'ms') };
    rows.push({ name: `50 calls of 20 ms, ${way}, ms`, value, ...aim });
  }
  return rows;
}

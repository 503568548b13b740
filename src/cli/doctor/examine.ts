import { runProgram } from '../../run/index.ts';
import type { Isolation, Sandbox } from '../../sandbox/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { type MakeOptions, type Rung, type RungDoor, type RungName, rungs } from '../rungs.ts';

/** What is known of a rung on this machine. Scripts rely on these names. */
export interface RungReport {
  readonly name: RungName;
  readonly usable: boolean;
  /** Why it is not usable, or what its first program waits for. */
  readonly reason?: string;
  /** What helps. */
  readonly remedy?: string;
  readonly isolation: Isolation;
  readonly version?: string;
  /** Until the first program of a new sandbox has ended. */
  readonly startMs?: number;
  /** The median of the programs after it, each with an interpreter of its own. */
  readonly freshMs?: number;
}

/** Looks at a rung and, where it works, measures it. Builds and installs nothing. */
export async function examine(name: RungName, { open, isolation }: Rung = rungs[name]): Promise<RungReport> {
  const { usable, reason, remedy, ...found } = await look(open);
  return {
    ...{ name, usable },
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
    ...{ isolation, ...found },
  };
}

type Found = Omit<RungReport, 'name' | 'isolation'>;

async function look(open: Rung['open']): Promise<Found> {
  if (open === null) return { usable: false, reason: 'It is not built in this version.' };
  try {
    const door = await open();
    const probe = await door.probe();
    if (!probe.usable) return probe;
    const { version, setup } = probe;
    return setup === undefined ? await measure(door, version) : { usable: true, version, ...setup };
  } catch (error) {
    // It looked usable, and is not: that is what a doctor is for.
    return { usable: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function measure(door: RungDoor, version: string): Promise<Found> {
  await using sandbox = door.make(untold);
  const startMs = await timed(sandbox);
  const fresh: number[] = [];
  for (let round = 0; round < rounds; round += 1) fresh.push(await timed(sandbox));
  return { usable: true, version, startMs, freshMs: median(fresh) };
}

/** The report says how each rung keeps programs in: nobody chose one here who had to be warned. */
const untold: MakeOptions = { onBuild: () => {}, onWarning: () => {} };

const rounds = 7;

/** Milliseconds, with one decimal, of one program that does nothing. */
async function timed(sandbox: Sandbox): Promise<number> {
  const began = performance.now();
  const outcome = await runProgram('None', { sdk: nothing, sandbox, checker: false });
  const took = Math.round((performance.now() - began) * 10) / 10;
  if (outcome.status === 'completed') return took;
  throw new Error(`A program did not run: ${outcome.message ?? outcome.error?.message ?? outcome.status}`);
}

const nothing = defineSdk({});

function median(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}

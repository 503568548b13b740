import { type ProgramOutcome, runProgram } from '../../src/run/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Limits } from '../../src/value/index.ts';
import { notingSdk, programs } from './programs.ts';

/** One rung under measurement. */
export interface Rung {
  readonly name: string;
  /** A new sandbox of it, for so many programs at once where it matters. */
  readonly make: (programs?: number) => Sandbox;
  /** Time for its spare to be ready again, so that a program is measured and not its predecessor's end. */
  readonly settleMs: number;
}

const { sdk, calls } = notingSdk();

/** Runs a program; throws where it ends otherwise than it should: then its time means nothing. */
export async function run(
  sandbox: Sandbox,
  source: string,
  { limits = {}, ends = 'completed' }: { limits?: Partial<Limits>; ends?: ProgramOutcome['status'] } = {},
): Promise<ProgramOutcome> {
  const outcome = await runProgram(source, {
    sdk,
    checker: false,
    sandbox,
    limits: { calls: 100_000, ...limits },
  });
  if (outcome.status !== ends) throw new Error(`Expected ${ends}, got ${JSON.stringify(outcome)}.`);
  return outcome;
}

/** When the functions were called while this program ran, milliseconds. */
export async function timesOfCalls(sandbox: Sandbox, source: string): Promise<readonly number[]> {
  calls.started.length = 0;
  calls.ended.length = 0;
  await run(sandbox, source);
  return [...calls.started, ...calls.ended.slice(-1)];
}

/** Lets a rung come to rest. */
export async function settle({ settleMs }: Pick<Rung, 'settleMs'>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
}

/** Runs so many programs that what is compiled on first use is compiled, and the spare is there. */
export async function warmUp(rung: Pick<Rung, 'settleMs'>, sandbox: Sandbox, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    await run(sandbox, programs.one);
    await settle(rung);
  }
}

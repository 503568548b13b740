import { type RunProgramOptions, runProgram } from '../run/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { fromJsonSchema } from '../sdk/index.ts';
import { approverOf } from './approver.ts';
import type { Step } from './case.ts';
import { secret } from './functions/secret.ts';
import { openWorld, type World } from './functions/world.ts';
import { type Observed, observe } from './observe.ts';
import { startPulse } from './pulse.ts';
import { fixtureSdk } from './sdk.ts';
import { watch } from './watch.ts';

/** How one program of a case ended. */
export interface Ran {
  readonly observed: Observed;
  /** What the sandbox did that its contract forbids. */
  readonly violations: readonly string[];
  /** What the next program of the run gets. */
  readonly carried: string | null;
}

/** What a step runs with, beside its own options. */
export interface Around {
  readonly sandbox: Sandbox;
  /** What the program before left. */
  readonly carried: string | null;
}

/** Runs one program of a case. Rejects only when the library itself throws or hangs. */
export async function runStep(step: Step, { sandbox, carried }: Around): Promise<Ran> {
  const abort = new AbortController();
  const world = openWorld((name) => {
    if (name === step.abortAt) abort.abort();
  });
  const watched = watch(sandbox, step);
  using pulse = startPulse();
  const outcome = await withinDeadline(
    runProgram(step.program, {
      sdk: fixtureSdk,
      context: world,
      sandbox: watched.sandbox,
      signal: abort.signal,
      secrets: [secret],
      carried: step.carried ?? carried,
      // Most cases ask what happens to a program that a check would not let run.
      checker: false,
      limits: { ...shortLimits, ...step.limits },
      ...optionsOf(step),
    }),
  );
  return {
    observed: await observe(outcome, world.events),
    violations: [...watched.violations, ...pulse.findings()],
    carried: outcome.carried,
  };
}

/** Long enough for a machine that is busy, short enough that a program that hangs is told soon. */
const shortLimits = { timeMs: 10_000, wallMs: 12_000 };

type Options = Partial<RunProgramOptions<World>>;

function optionsOf({ importPolicy, seed, startedAt, last, files, approve, schema }: Step): Options {
  return {
    ...(importPolicy === undefined ? {} : { importPolicy }),
    ...(seed === undefined ? {} : { seed }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(last === undefined ? {} : { last }),
    ...(files === undefined ? {} : { files }),
    ...(approve === undefined ? {} : { approve: approverOf(approve) }),
    ...(schema === undefined ? {} : { schema: fromJsonSchema(schema) }),
  };
}

/** No case may take longer: past it the sandbox has lost its program. */
const deadlineMs = 15_000;

async function withinDeadline<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`The program did not end within ${deadlineMs / 1_000} s.`)),
    deadlineMs,
  );
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

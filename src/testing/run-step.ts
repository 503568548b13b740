import { runProgram } from '../run/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { fromJsonSchema } from '../sdk/index.ts';
import { approverOf } from './approver.ts';
import type { Step } from './case.ts';
import { secret } from './functions/secret.ts';
import { type Observed, observe } from './observe.ts';
import { startPulse } from './pulse.ts';
import { openFixture } from './sdk.ts';
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
  const fixture = openFixture((name) => {
    if (name === step.abortAt) abort.abort();
  });
  const watched = watch(sandbox, step);
  using pulse = startPulse();
  const outcome = await withinDeadline(
    runProgram(step.program, {
      sdk: fixture.sdk,
      sandbox: watched.sandbox,
      signal: abort.signal,
      ...optionsOf(step, carried),
    }),
  );
  return {
    observed: await observe(outcome, fixture.events),
    violations: [...watched.violations, ...pulse.findings()],
    carried: (outcome as { carried?: string | null }).carried ?? null,
  };
}

/** Short, so that a program that hangs is told soon. */
const shortLimits = { timeMs: 2_000, wallMs: 5_000 };

function optionsOf(step: Step, carried: string | null): Record<string, unknown> {
  const { importPolicy, seed, startedAt, last, files } = step;
  const approve = step.approve && approverOf(step.approve);
  const schema = step.schema && fromJsonSchema(step.schema);
  const limits = { ...shortLimits, ...step.limits };
  const given = { secrets: [secret], limits, importPolicy, seed, startedAt, last, files, schema, approve };
  const named = Object.entries({ ...given, carried: step.carried ?? carried });
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
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

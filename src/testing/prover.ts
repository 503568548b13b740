import { PungiError } from '../errors/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { bareRun } from './bare-run.ts';
import { openCanary } from './canary.ts';
import type { ConformanceCase } from './case.ts';
import type { EscapeCase } from './escape.ts';
import { checkLifecycle, type LifecycleCase } from './lifecycle.ts';
import { proveConformance } from './prove-conformance.ts';
import { proveEscape, runWitness } from './prove-escape.ts';
import { type Rule, ruleFor } from './refusals.ts';
import type { Verdict } from './verdict.ts';

/** Proves one sandbox, case by case; all cases share it, so that each is also an attack on the next. */
export interface Prover extends AsyncDisposable {
  readonly sandbox: Sandbox;
  conformance(given: ConformanceCase): Promise<Verdict>;
  escape(given: EscapeCase): Promise<Verdict>;
  /** Makes a sandbox for this one check. */
  lifecycle(given: LifecycleCase): Promise<Verdict>;
}

/**
 * Starts a sandbox for its proof; disposing the prover disposes it. Throws `SANDBOX_UNAVAILABLE` where it runs
 * no program at all: hundreds of cases that fail would only hide why.
 */
export async function openProver(makeSandbox: () => Sandbox): Promise<Prover> {
  const sandbox = makeSandbox();
  await start(sandbox);
  const canary = await openCanary();
  const guard = { sandbox, canary, untouched: await runWitness(sandbox) };
  return {
    sandbox,
    conformance: (given) => proveConformance(given, sandbox),
    escape: (given) => proveEscape(given, guard),
    lifecycle: async (given) => {
      const details = await checkLifecycle(given, makeSandbox);
      return lifecycleVerdict(given.name, details, ruleFor(given.name, sandbox.capabilities));
    },
    [Symbol.asyncDispose]: async () => {
      await canary[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}

function lifecycleVerdict(name: string, details: readonly string[], rule: Rule | null): Verdict {
  if (!rule) return { name, kind: details.length > 0 ? 'failed' : 'passed', details };
  if (details.length > 0) return { name, kind: 'difference', details: [rule.otherwise] };
  return { name, kind: 'failed', details: [`expected a refusal: ${rule.otherwise}`] };
}

/** What a rung does on first use may take a minute, and is no case's time. */
async function start(sandbox: Sandbox): Promise<void> {
  const { end } = await bareRun(sandbox, '');
  if (end.status !== 'stopped' || end.started) return;
  await sandbox[Symbol.asyncDispose]();
  throw new PungiError(`Expected \`${sandbox.name}\` to run a program, got: ${end.message}`, {
    code: 'SANDBOX_UNAVAILABLE',
  });
}

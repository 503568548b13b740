import type { Capabilities, Sandbox } from '../sandbox/index.ts';
import { conformanceCases } from './conformance.ts';
import { escapeCasesFor } from './escapes.ts';
import { lifecycleCases } from './lifecycle.ts';
import { openProver } from './prover.ts';
import type { Verdict } from './verdict.ts';

/** What `proveSandbox` takes. */
export interface ProveOptions {
  /** Only the cases whose name passes. @default all */
  readonly only?: (name: string) => boolean;
}

/** Which cases a sandbox passes, and which it declares to pass otherwise or not at all. */
export interface Proof {
  readonly sandbox: string;
  readonly capabilities: Capabilities;
  readonly conformance: {
    readonly passed: readonly Verdict[];
    readonly failed: readonly Verdict[];
    /** Passed as the declared difference. */
    readonly differences: readonly Verdict[];
  };
  readonly escapes: {
    readonly held: readonly Verdict[];
    /** Got through, as the rung declares. */
    readonly notHeld: readonly Verdict[];
    readonly broken: readonly Verdict[];
  };
}

/**
 * Runs every conformance and escape case against a sandbox that is made for it and disposed after it. A
 * sandbox is proven when nothing `failed` and nothing is `broken`.
 */
export async function proveSandbox(makeSandbox: () => Sandbox, options: ProveOptions = {}): Promise<Proof> {
  const chosen = ({ name }: { readonly name: string }): boolean => options.only?.(name) ?? true;
  await using prover = await openProver(makeSandbox);
  const conformance: Verdict[] = [];
  for (const given of conformanceCases.filter(chosen)) conformance.push(await prover.conformance(given));
  for (const given of lifecycleCases.filter(chosen)) conformance.push(await prover.lifecycle(given));
  const escapes: Verdict[] = [];
  const attacks = escapeCasesFor(prover.sandbox.capabilities);
  for (const given of attacks.filter(chosen)) escapes.push(await prover.escape(given));
  const of = (verdicts: readonly Verdict[], kind: Verdict['kind']) =>
    verdicts.filter((verdict) => verdict.kind === kind);
  return {
    sandbox: prover.sandbox.name,
    capabilities: prover.sandbox.capabilities,
    conformance: {
      passed: of(conformance, 'passed'),
      failed: of(conformance, 'failed'),
      differences: of(conformance, 'difference'),
    },
    escapes: {
      held: of(escapes, 'held'),
      notHeld: of(escapes, 'notHeld'),
      broken: of(escapes, 'broken'),
    },
  };
}

import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import {
  conformanceCases,
  escapeCasesFor,
  lifecycleCases,
  openProver,
  type Prover,
  type Verdict,
} from '../../src/testing/index.ts';
import { needs } from '../needs.ts';
import type { Probe, RequirementName } from '../require.ts';

/** A rung, and whether it works on this machine. */
export interface SandboxToProve {
  readonly name: RequirementName;
  readonly probe: Probe;
  readonly make: () => Sandbox;
  /** One case of so many: for a rung that all cases prove elsewhere. @default 1 */
  readonly oneOf?: number;
}

/** What a rung needs for its first program is made on first use: an image is built, in a source checkout. */
const firstUseMs = 300_000;

/** Turns each conformance and escape case into a test of one rung; all of them share one sandbox. */
export function describeSandbox({ name, probe, make, oneOf = 1 }: SandboxToProve): void {
  const chosen = (_: unknown, index: number): boolean => index % oneOf === 0;
  describe(name, () => {
    const usable = needs(name, probe);
    let opened: Promise<Prover> | undefined;
    const prover = (): Promise<Prover> => (opened ??= openProver(make));
    beforeAll(async () => {
      if (usable) await prover();
    }, firstUseMs);
    afterAll(async () => {
      if (opened) await (await opened)[Symbol.asyncDispose]();
    });
    describe('conformance', () => {
      for (const given of conformanceCases.filter(chosen))
        test(given.name, async () => {
          expectSound(await (await prover()).conformance(given));
        });
    });
    describe('lifecycle', () => {
      for (const given of lifecycleCases.filter(chosen))
        test(given.name, async () => {
          expectSound(await (await prover()).lifecycle(given));
        });
    });
    describe('escapes', () => {
      for (const given of escapeCasesFor(make().capabilities).filter(chosen))
        test(given.name, async (context) => {
          const verdict = await (await prover()).escape(given);
          skipDeclared(verdict, context);
          expectSound(verdict);
        });
    });
  });
}

/** What a rung declares that it does not stop is no test of it: the report lists it with the reason. */
function skipDeclared({ kind, details }: Verdict, { skip }: TestContext): void {
  skip(kind === 'notHeld', `declared: ${details[0]}`);
}

function expectSound({ kind, details }: Verdict): void {
  expect(kind === 'difference' || kind === 'held' ? [] : details).toEqual([]);
}

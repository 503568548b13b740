import { beforeEach } from 'vitest';
import { decide, type Probe, parseRequirements, type RequirementName } from './require.ts';

/**
 * Makes every test of the surrounding `describe` (or file) need something that this machine may lack. Where
 * the probe says no, each test is skipped with its reason or, when `PUNGI_REQUIRE` names it, fails.
 *
 * Returns whether it is usable: a `beforeAll` runs even when all tests are skipped, and asks this first.
 */
export function needs(name: RequirementName, probe: Probe): boolean {
  const decision = decide(name, probe, parseRequirements(process.env['PUNGI_REQUIRE']));
  beforeEach(({ skip }) => {
    if (decision.kind === 'skip') skip(decision.reason);
    if (decision.kind === 'fail') throw new Error(decision.message);
  });
  return decision.kind === 'run';
}

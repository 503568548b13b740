import { beforeEach, type TestContext } from 'vitest';
import { decide, type Probe, parseRequirements, type RequirementName } from './require.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What the test needs of a machine. */
    asked?: readonly RequirementName[];
  }
}

/**
 * Makes every test of the surrounding `describe` (or file) need something that this machine may lack. Where
 * the probe says no, each test is skipped with its reason or, when `PUNGI_REQUIRE` names it, fails.
 *
 * Returns whether it is usable: a `beforeAll` runs even when all tests are skipped, and asks this first.
 */
export function needs(name: RequirementName, probe: Probe): boolean {
  beforeEach((context) => need(context, name, probe));
  return probe.usable;
}

/** The same for one test: its first line, with the context that the test was given. */
export function need({ skip, task }: TestContext, name: RequirementName, probe: Probe): void {
  task.meta.asked = [...(task.meta.asked ?? []), name];
  const decision = decide(name, probe, parseRequirements(process.env['PUNGI_REQUIRE']));
  if (decision.kind === 'skip') skip(decision.reason);
  if (decision.kind === 'fail') throw new Error(decision.message);
}

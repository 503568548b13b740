import type { Sandbox } from '../sandbox/index.ts';
import { type ConformanceCase, type Step, stepsOf } from './case.ts';
import { differences } from './match.ts';
import { needs } from './needs.ts';
import { runStep } from './run-step.ts';
import type { Verdict } from './verdict.ts';

/** Runs the programs of one case and compares each with what it must do, or with the declared difference. */
export async function proveConformance(given: ConformanceCase, sandbox: Sandbox): Promise<Verdict> {
  const { name } = given;
  const lacking = given.needs && !needs[given.needs].met(sandbox.capabilities) ? needs[given.needs] : null;
  const steps = lacking && given.instead ? withLast(stepsOf(given), given.instead) : stepsOf(given);
  const details = await runSteps(steps, sandbox);
  if (details.length > 0) return { name, kind: 'failed', details };
  return lacking
    ? { name, kind: 'difference', details: [lacking.otherwise] }
    : { name, kind: 'passed', details };
}

function withLast(steps: readonly Step[], expect: Step['expect']): readonly Step[] {
  return steps.map((step, index) => (index === steps.length - 1 ? { ...step, expect } : step));
}

async function runSteps(steps: readonly Step[], sandbox: Sandbox): Promise<string[]> {
  const details: string[] = [];
  let carried: string | null = null;
  for (const [index, step] of steps.entries()) {
    const ran = await runStep(step, { sandbox, carried: step.newRun ? null : carried });
    const found = [...differences(step.expect, ran.observed), ...ran.violations];
    details.push(...found.map((detail) => (steps.length > 1 ? `program ${index + 1}: ${detail}` : detail)));
    carried = ran.carried;
  }
  return details;
}

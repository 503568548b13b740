import type { Sandbox } from '../sandbox/index.ts';
import { type ConformanceCase, type Step, stepsOf } from './case.ts';
import { differences } from './match.ts';
import { needs } from './needs.ts';
import { type Rule, ruleFor } from './refusals.ts';
import { type Ran, runStep } from './run-step.ts';
import type { Verdict } from './verdict.ts';

/** Runs the programs of one case and compares each with what it must do, or with the declared difference. */
export async function proveConformance(given: ConformanceCase, sandbox: Sandbox): Promise<Verdict> {
  const { name } = given;
  const rule = ruleFor(name, sandbox.capabilities);
  if (rule) return await proveRefusal(given, sandbox, rule);
  const lacking = given.needs && !needs[given.needs].met(sandbox.capabilities) ? needs[given.needs] : null;
  const steps = lacking && given.instead ? withLast(stepsOf(given), given.instead) : stepsOf(given);
  const details = await runSteps(steps, sandbox);
  if (details.length > 0) return { name, kind: 'failed', details };
  return lacking
    ? { name, kind: 'difference', details: [lacking.otherwise] }
    : { name, kind: 'passed', details };
}

/** A program of the case must be refused by the rule, and all before it must end as they should. */
async function proveRefusal(given: ConformanceCase, sandbox: Sandbox, rule: Rule): Promise<Verdict> {
  const { name } = given;
  let carried: string | null = null;
  for (const step of stepsOf(given)) {
    const ran: Ran = await runStep(step, { sandbox, carried: step.newRun ? null : carried });
    const details = [...differences(step.expect, ran.observed), ...ran.violations];
    const isRefused = rule.pattern.test(ran.observed.error?.message ?? '');
    if (isRefused) return { name, kind: 'difference', details: [rule.otherwise] };
    if (details.length > 0) return { name, kind: 'failed', details };
    carried = ran.carried;
  }
  return { name, kind: 'failed', details: [`expected a refusal: ${rule.otherwise}`] };
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

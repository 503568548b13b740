import { guestTestsStep } from './guest-tests-step.ts';
import { guestTypesStep } from './guest-types-step.ts';
import { imagesStep } from './images-step.ts';
import { restrictedStep } from './restricted-step.ts';
import { commandStep, type Step } from './step.ts';
import { testsStep } from './tests-step.ts';

/** What `npm run check` runs: the long ones of a phase first, so that the cores end together. */
export const steps: readonly Step[] = [
  imagesStep,
  restrictedStep,
  guestTypesStep,
  commandStep('types', ['tsc', '-p', 'tsconfig.json']),
  guestTestsStep,
  commandStep('unused', ['knip', '--no-progress']),
  commandStep('lint', ['biome', 'ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=100', '.']),
  commandStep('rules', ['node', 'scripts/rules/main.ts']),
  commandStep('guest-lint', ['node', 'scripts/python/main.ts']),
  testsStep,
];

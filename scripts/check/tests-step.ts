import { runVitest } from './run-vitest.ts';
import type { Step } from './step.ts';

/** All vitest tests: of single files, and of the whole house. */
export const testsStep: Step = {
  name: 'tests',
  phase: 'tests',
  run: ({ children, root, say }) => runVitest(children, { root, args: [], onLine: say }),
};

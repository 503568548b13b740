import { decide } from '../../test/require.ts';
import { findInterpreters, guestVersions, type Interpreter } from '../python/interpreters.ts';
import { oneFailed, type Skip, type Step, type StepContext, type StepResult } from './step.ts';
import { parseUnittest } from './unittest.ts';

/** The guest's own tests, on every Python version it runs on that this machine has. */
export const guestTestsStep: Step = {
  name: 'guest-tests',
  phase: 'static',
  async run(context) {
    const interpreters = await findInterpreters();
    const [first] = interpreters;
    const decision = decide('python3', first === undefined ? absent : { usable: true }, context.required);
    if (decision.kind === 'fail') return { ...oneFailed(decision.message), asked: ['python3'] };
    const results = await Promise.all(interpreters.map((interpreter) => runWith(interpreter, context)));
    return combine(results, missing(interpreters));
  },
};

const absent = { usable: false, reason: `no Python ${guestVersions.join(', ')} was found` } as const;

async function runWith(
  { command, version }: Interpreter,
  { children, root }: StepContext,
): Promise<StepResult> {
  const { exitCode, output } = await children.run([command, '-m', 'unittest', 'discover', '-v'], {
    cwd: `${root}/guest`,
    env: { PYTHONDONTWRITEBYTECODE: '1' },
  });
  return parseUnittest(`guest tests on Python ${version}`, exitCode, output);
}

function missing(interpreters: readonly Interpreter[]): Skip[] {
  const versions = guestVersions.filter((version) =>
    interpreters.every((found) => found.version !== version),
  );
  return versions.map((version) => ({
    what: `guest tests on Python ${version}`,
    reason: 'not on this machine',
  }));
}

function combine(results: readonly StepResult[], skips: readonly Skip[]): StepResult {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    skips: [...results.flatMap((result) => result.skips), ...skips],
    failure: results.map(({ failure }) => failure).join('\n'),
    asked: ['python3'],
  };
}

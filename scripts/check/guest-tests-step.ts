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
    const runs = interpreters.flatMap((interpreter) => folders.map((folder) => ({ ...interpreter, folder })));
    const results = await Promise.all(runs.map((run) => runWith(run, context)));
    return combine(results, missing(interpreters));
  },
};

/** Each imports its modules by their names alone, as an interpreter that starts there does. */
const folders = ['guest', 'guest/wasm'] as const;

const absent = { usable: false, reason: `no Python ${guestVersions.join(', ')} was found` } as const;

async function runWith(
  { command, version, folder }: Interpreter & { readonly folder: string },
  { children, root }: StepContext,
): Promise<StepResult> {
  const { exitCode, output } = await children.run([command, '-m', 'unittest', 'discover', '-v'], {
    cwd: `${root}/${folder}`,
    env: { PYTHONDONTWRITEBYTECODE: '1' },
  });
  return parseUnittest(`tests of ${folder} on Python ${version}`, exitCode, output);
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

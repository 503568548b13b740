import { oneFailed, type Skip, type StepResult } from './step.ts';

/**
 * Reads what `python3 -m unittest -v` printed. A run without its closing lines, without any test, or with an
 * exit code that its counts do not explain is one failure.
 */
export function parseUnittest(what: string, exitCode: number | null, output: string): StepResult {
  const ran = Number(/^Ran (\d+) tests? in /m.exec(output)?.[1] ?? 0);
  const verdict = /^(?:OK|FAILED|NO TESTS RAN)(?: \((?<counts>.*)\))?$/m.exec(output);
  const failed =
    count(verdict, 'failures') + count(verdict, 'errors') + count(verdict, 'unexpected successes');
  const skips = skipsOf(what, output);
  if (ran === 0 || (exitCode !== 0 && failed === 0)) return oneFailed(`${what}\n${output}`);
  return {
    passed: Math.max(0, ran - failed - skips.length),
    failed,
    skips,
    failure: failed > 0 ? `${what}\n${output}` : '',
  };
}

function count(verdict: RegExpExecArray | null, name: string): number {
  return Number(new RegExp(`(?:^|, )${name}=(\\d+)`).exec(verdict?.groups?.['counts'] ?? '')?.[1] ?? 0);
}

/** Lines such as `test_x (tests.test_y.Case.test_x) ... skipped 'why'`; with a docstring, its line is the name. */
function skipsOf(what: string, output: string): Skip[] {
  const lines = output.matchAll(/^(?<name>.*) \.\.\. skipped (?<quote>['"])(?<reason>.*)\k<quote>$/gm);
  return [...lines].map(({ groups }) => ({
    what: `${what} > ${groups?.['name'] ?? ''}`,
    reason: groups?.['reason'] ?? '',
  }));
}

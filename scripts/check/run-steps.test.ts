import { expect, test } from 'vitest';
import { Children } from './children.ts';
import { chooseSteps } from './choose-steps.ts';
import { runSteps } from './run-steps.ts';
import { commandStep, type Step, type StepContext } from './step.ts';

function contextOf(lines: string[] = []): StepContext {
  return {
    ...{ root: '/', children: new Children('/'), required: new Set() },
    say: (line) => lines.push(line),
  };
}

/** A step that notes when it starts and ends. */
function noted(name: string, phase: Step['phase'], notes: string[]): Step {
  return {
    name,
    phase,
    run: async () => {
      notes.push(`${name} starts`);
      await Promise.resolve();
      notes.push(`${name} ends`);
      return { passed: 1, failed: 0, skips: [], failure: '' };
    },
  };
}

test('a phase is as wide as there are lanes, and the next one waits for it', async () => {
  const notes: string[] = [];
  const steps = [noted('d', 'tests', notes), ...['a', 'b', 'c'].map((name) => noted(name, 'static', notes))];
  const outcomes = await runSteps(steps, contextOf(), 2);

  expect(outcomes.map(({ name }) => name)).toEqual(['d', 'a', 'b', 'c']);
  expect(notes.slice(0, 2)).toEqual(['a starts', 'b starts']);
  expect(notes.slice(-2)).toEqual(['d starts', 'd ends']);
});

test('a step that throws has failed, and the others run on', async () => {
  const lines: string[] = [];
  const broken: Step = { name: 'broken', phase: 'static', run: () => Promise.reject(new Error('planted')) };
  const outcomes = await runSteps([broken, noted('a', 'static', [])], contextOf(lines), 1);

  expect(outcomes.map(({ passed, failed }) => [passed, failed])).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(outcomes[0]?.failure.split('\n')[0]).toBe('Error: planted');
  expect(lines.map((line) => line.slice(0, 8))).toEqual(['✗ broken', '✓ a     ']);
});

test('a command passes by its exit code, and shows its output otherwise', async () => {
  const steps = [
    commandStep('yes', ['bash', '-c', 'echo hidden']),
    commandStep('no', ['bash', '-c', 'echo shown; exit 2']),
  ];
  const outcomes = await runSteps(steps, contextOf(), 2);

  expect(outcomes.map(({ passed, failed, failure }) => ({ passed, failed, failure }))).toEqual([
    { passed: 1, failed: 0, failure: '' },
    { passed: 0, failed: 1, failure: 'shown\n' },
  ]);
});

test('--only chooses steps by name, in their own order', () => {
  const steps = ['a', 'b', 'c'].map((name) => noted(name, 'static', []));

  expect(chooseSteps(steps, [])).toEqual(steps);
  expect(chooseSteps(steps, ['--only', 'c,a']).map(({ name }) => name)).toEqual(['a', 'c']);
  expect(() => chooseSteps(steps, ['--only', 'a,x'])).toThrow(
    new Error('Expected --only to name some of a, b, c; got "x".'),
  );
});

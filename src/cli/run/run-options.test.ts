import { expect, test } from 'vitest';
import { readRunOptions } from './run-options.ts';

test('leaves open what no flag says', () => {
  expect(readRunOptions(['Task.'])).toEqual({
    ...{ task: 'Task.', model: null, mode: null, sandbox: null, sdk: null, maxSteps: null },
    ...{ yes: false, json: false, quiet: false },
  });
});

test('reads every option, wherever it stands', () => {
  const args = [
    ...['--json', '--sandbox=subprocess', 'Task.', '--sdk', 's.ts', '--max-steps', '3', '--yes'],
    ...['--model', 'a/b', '--mode', 'direct', '--quiet'],
  ];
  expect(readRunOptions(args)).toEqual({
    ...{ task: 'Task.', model: 'a/b', mode: 'direct', sandbox: 'subprocess', sdk: 's.ts', maxSteps: 3 },
    ...{ yes: true, json: true, quiet: true },
  });
});

const example = 'Write: pungi run "What is 1234 * 5678?"';

test.each([
  [[], `Expected one task, in quotes, got 0. ${example}`],
  [[' '], `Expected a task in words, got an empty one. ${example}`],
  [['What', 'is'], `Expected one task, in quotes, got 2. ${example}`],
  [['x', '--sandbox', 'none'], /^Expected `--sandbox` to be subprocess.* or \w+, got "none"\.$/],
  [['x', '--mode', 'fast'], 'Expected `--mode` to be code or direct, got "fast".'],
  [['x', '--max-steps', '0'], 'Expected `--max-steps` to be a positive integer, got "0".'],
  [['x', '--modle', 'a/b'], "Unknown option '--modle'. Did you mean --model?"],
  [['x', '-f'], "Unknown option '-f'. Known are --model, --mode, "],
])('refuses %j', (args, message) => {
  expect(() => readRunOptions(args)).toThrow(message);
});

import { expect, test } from 'vitest';
import { readRunOptions } from './run-options.ts';

test('fills in what was left out', () => {
  expect(readRunOptions(['Task.'])).toEqual({
    ...{ task: 'Task.', model: null, sandbox: 'wasm', sdk: null, maxSteps: 10, yes: false, json: false },
  });
});

test('reads every option, wherever it stands', () => {
  const args = [
    '--json',
    '--sandbox=subprocess',
    'Task.',
    '--sdk',
    's.ts',
    '--max-steps',
    '3',
    '--yes',
    '--model',
    'a/b',
  ];
  expect(readRunOptions(args)).toEqual({
    ...{
      task: 'Task.',
      model: 'a/b',
      sandbox: 'subprocess',
      sdk: 's.ts',
      maxSteps: 3,
      yes: true,
      json: true,
    },
  });
});

test.each([
  [[], 'Expected one task, in quotes, got 0.'],
  [[' '], 'Expected one task, in quotes, got 1.'],
  [['What', 'is'], 'Expected one task, in quotes, got 2.'],
  [
    ['x', '--sandbox', 'none'],
    'Expected `--sandbox` to be wasm or subprocess or restricted or auto, got "none".',
  ],
  [['x', '--max-steps', '0'], 'Expected `--max-steps` to be a positive integer, got "0".'],
  [['x', '--fast'], "Unknown option '--fast'"],
])('refuses %j', (args, message) => {
  expect(() => readRunOptions(args)).toThrow(message);
});

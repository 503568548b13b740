import { expect, test } from 'vitest';
import { z } from 'zod';
import { subprocess } from '../sandbox/subprocess/index.ts';
import { defineFunction, defineSdk } from '../sdk/index.ts';
import { runProgram } from './index.ts';

const sdk = defineSdk({
  double: defineFunction({
    description: 'Twice a number.',
    input: z.object({ x: z.int() }),
    output: z.int(),
    effect: 'pure',
    execute: ({ x }) => x * 2,
  }),
});

async function run(source: string, limits = {}) {
  await using sandbox = subprocess();
  return runProgram(source, { sdk, sandbox, limits });
}

test('a program calls the SDK, prints, and answers', async () => {
  const outcome = await run('print(sdk.double(2))\nfinal_answer(double(x=3))\nprint("never")');
  expect(outcome).toMatchObject({ status: 'completed', answer: 6, stdout: '4\n', returncode: 0 });
  expect(outcome.calls.map((call) => [call.name, call.status, call.line])).toEqual([
    ['double', 'done', 1],
    ['double', 'done', 2],
    ['final_answer', 'done', 2],
  ]);
});

test('a program that raises fails with the line of its own source', async () => {
  const outcome = await run('x = 1\n1 / 0');
  expect(outcome).toMatchObject({ status: 'failed', returncode: 1 });
  expect(outcome.error).toMatchObject({ type: 'ZeroDivisionError', message: 'division by zero', line: 2 });
});

test('an input that the schema refuses raises in the program', async () => {
  const outcome = await run('sdk.double("two")');
  expect(outcome.error?.type).toBe('SdkError');
  expect(outcome.calls[0]?.status).toBe('refused');
});

test('an endless program is stopped by the time limit', async () => {
  const outcome = await run('while True: pass', { timeMs: 300 });
  expect(outcome).toMatchObject({ status: 'stopped', returncode: -1 });
  expect(outcome.stderr).toBe('Execution timed out\n');
});

import { describe, expect, test, vi } from 'vitest';
import { completed, FakeSandbox, type Play } from '../../test/support/fake-sandbox.ts';
import { defineFunction, defineSdk } from '../sdk/index.ts';
import { defaultImports, defaultLimits } from '../value/index.ts';
import { runProgram } from './index.ts';
import { call, run, sdk } from './played-runs.cases.ts';

describe('the sandbox', () => {
  test('gets plain data with every default filled in', async () => {
    const sandbox = new FakeSandbox();
    await runProgram('x = 1', { sdk, sandbox });
    expect(sandbox.runs[0]).toMatchObject({
      source: 'x = 1',
      manifest: sdk.manifest,
      carried: null,
      last: null,
      files: [],
      limits: defaultLimits,
      importPolicy: { allow: defaultImports },
      seed: expect.stringMatching(/^[0-9a-f]{32}$/),
      startedAt: expect.any(Number),
      needs: [],
      labels: {},
    });
  });

  test('gets files with their size and hash', async () => {
    const sandbox = new FakeSandbox();
    await runProgram('', { sdk, sandbox, files: { 'a.txt': 'é', 'b.bin': Uint8Array.of(1) } });
    const files = sandbox.runs[0]?.files ?? [];
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      ['a.txt', 2],
      ['b.bin', 1],
    ]);
    expect(files[1]?.sha256).toBe('4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a');
    expect(await files[0]?.bytes()).toEqual(new TextEncoder().encode('é'));
    await runProgram('', { sdk, sandbox, files });
    expect(sandbox.runs[1]?.files).toBe(files);
  });

  test('that is passed is borrowed, one that is made is disposed of', async () => {
    const borrowed = new FakeSandbox();
    await runProgram('', { sdk, sandbox: borrowed });
    expect(borrowed.disposed).toBe(false);
    const owned = new FakeSandbox();
    await runProgram('', { sdk, sandbox: () => owned });
    expect(owned.disposed).toBe(true);
  });
});

describe('generate', () => {
  test('reaches the model of the run, and is counted', async () => {
    const generate = vi.fn(() => Promise.resolve('text'));
    const play: Play = async (program) => {
      expect(await call(program, ['ask', {}])).toEqual({ status: 'done', output: 'text' });
      return completed;
    };
    expect(await run(play, { generate })).toMatchObject({ usage: { calls: 1, generated: 1 } });
    expect(generate).toHaveBeenCalledWith({ prompt: 'p' });
  });

  test('without a model fails and says that one is needed', async () => {
    await run(async (program) => {
      expect(await call(program, ['ask', {}])).toEqual({
        status: 'failed',
        error: { type: 'CallFailed', message: 'This function needs a model, and the run has none.' },
      });
      return completed;
    });
    expect.assertions(1);
  });
});

test('the context reaches the function', async () => {
  const seen = vi.fn();
  const whoami = defineFunction({
    effect: 'read',
    retries: 0,
    execute: (_, { context }: { context: { user: string } }) => seen(context.user),
  });
  const sandbox = new FakeSandbox(async (program) => {
    await call(program, ['whoami', {}]);
    return completed;
  });
  await runProgram('', { sdk: defineSdk({ whoami }), sandbox, context: { user: 'u1' } });
  expect(seen).toHaveBeenCalledWith('u1');
});

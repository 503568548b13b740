import { describe, expect, test, vi } from 'vitest';
import { need, needs } from '../../../test/needs.ts';
import { completed, FakeSandbox } from '../../../test/support/fake-sandbox.ts';
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import type { Sandbox } from '../index.ts';
import { aRun } from '../lifecycle/a-run.cases.ts';
import { subprocess } from '../subprocess/index.ts';
import { probe as probeWasm, wasm } from '../wasm/index.ts';
import { probe, restricted } from './index.ts';
import { readLayer } from './layer.ts';
import { noLayers } from './restricted.cases.ts';

const installed = await probe();
const sdk = defineSdk({});

describe('the options', () => {
  test.each([
    [{ over: 'wasm' }, 'Expected `over` to be a sandbox, or a function that makes one, got "wasm" (string).'],
    [{ onWarning: true }, 'Expected `onWarning` to be a function, got true (boolean).'],
    [{ under: 1 }, 'Expected the options of `restricted` to be over, onWarning; got `under`.'],
  ])('%o are refused', (options, message) => {
    expect(() => restricted(options as object)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', message }),
    );
  });

  test('a sandbox that is restricted already is refused', () => {
    const over = restricted({ over: new FakeSandbox() });
    expect(() => restricted({ over })).toThrow(
      'Expected `over` to be a sandbox of all of Python, got one that is restricted.',
    );
  });
});

describe('a layer', () => {
  test('has the capabilities of what it is over, and says what programs are written in', () => {
    const over = new FakeSandbox();
    expect(restricted({ over }).capabilities).toEqual({ ...over.capabilities, language: 'restricted' });
  });

  test('leaves a sandbox that it was passed to its caller, and disposes one that it made', async () => {
    const [borrowed, owned] = [new FakeSandbox(), new FakeSandbox()];
    await restricted({ over: borrowed })[Symbol.asyncDispose]();
    await restricted({ over: () => owned })[Symbol.asyncDispose]();
    expect([borrowed.disposed, owned.disposed]).toEqual([false, true]);
  });

  test('warns once where it stands over no wall', async () => {
    const onWarning = vi.fn();
    await using _alone = restricted({ onWarning });
    await using _over = restricted({ over: new FakeSandbox(), onWarning });
    expect(onWarning.mock.calls).toEqual([
      [
        'restricted() stands over subprocess(): its rules alone are no wall against an attacker. Give it one: restricted({ over: wasm }).',
      ],
    ]);
  });

  test('runs nothing in a sandbox that does not hand its rules on', async (context) => {
    need(context, 'restricted', installed);
    const print = '{"magic":"a70d0d0a","code":"AAAA"}';
    const over = new FakeSandbox((run) => {
      run.onText({ stream: 'stdout', offset: 0, text: print, line: null });
      return completed;
    });
    const end = await restricted({ over }).run(aRun());
    expect(end).toMatchObject({
      status: 'stopped',
      reason: 'unavailable',
      message: 'The sandbox fake does not hand the rules to its guest: it cannot be restricted.',
    });
    expect(over.runs.map(({ source }) => source).at(-1)).toBe('().__class__');
  });

  test.each(noLayers)('is not made of %j', (text) => {
    expect(() => readLayer(text)).toThrow(
      expect.objectContaining({
        code: 'SANDBOX_UNAVAILABLE',
        message: `Expected the compiled rules, got ${JSON.stringify(text)}.`,
      }),
    );
  });
});

describe('a restricted program', () => {
  needs('restricted', installed);

  test('runs as any other where it keeps to the rules', async () => {
    await using sandbox = restricted({ over: subprocess });
    const outcome = await runProgram('total = {"n": 1}\ntotal["n"] += 4\ntotal', {
      ...{ sdk, sandbox, checker: false },
    });
    expect(outcome).toMatchObject({ status: 'completed', value: { n: 5 } });
  });

  test('is held to the rules by what wasm keeps of them, and programs without rules see none of it', async (context) => {
    need(context, 'wasm', await probeWasm());
    await using over = wasm({ programs: 1, spares: 0 });
    const ruled = restricted({ over });
    const run = async (source: string, sandbox: Sandbox) =>
      await runProgram(source, { sdk, sandbox, importPolicy: 'all', checker: false });
    const modules = 'import sys\nsorted(name for name in sys.modules if "estricted" in name)';
    for (let round = 0; round < 3; round++) {
      const said = await run('import random\nrandom.planted = 1', ruled);
      expect(said.error?.type).toBe('TypeError');
      expect((await run('().__class__', ruled)).error?.type).toBe('SyntaxError');
      expect((await run('[round(x / 2) for x in range(3)]', ruled)).value).toEqual([0, 0, 1]);
      expect((await run(modules, over)).value).toEqual([]);
    }
  }, 120_000);

  test('is refused with its own line, and with what to write instead', async () => {
    await using sandbox = restricted({ over: subprocess });
    const outcome = await runProgram('x = 1\ny = x.__class__', { sdk, sandbox, checker: false });
    expect(outcome).toMatchObject({
      status: 'failed',
      error: {
        type: 'SyntaxError',
        message: '`.__class__` is refused by the rules of this sandbox. Use type(x).',
        line: 2,
      },
    });
  });
});

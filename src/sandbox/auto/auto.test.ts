import { describe, expect, test } from 'vitest';
import { need } from '../../../test/needs.ts';
import { probePython } from '../../../test/python.ts';
import { completed } from '../../../test/support/fake-sandbox.ts';
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { aRun } from '../lifecycle/a-run.cases.ts';
import { probe as probeWasm } from '../wasm/index.ts';
import { type FakeRung, fakeRung, unavailableEnd } from './auto.cases.ts';
import { type AutoOptions, auto, type Pick } from './index.ts';
import { resolveOptions } from './options.ts';
import { autoSandbox } from './sandbox.ts';
import { probeKeptMs, Stable } from './stable.ts';

const unusable = { usable: false, reason: 'No engine answers.', remedy: 'Start dockerd.' } as const;

/** An auto over these rungs, and what it picked. */
function over(rungs: readonly FakeRung[], options: AutoOptions = {}) {
  const picks: Pick[] = [];
  const resolved = resolveOptions({ ...options, onPick: (pick) => picks.push(pick) });
  return {
    sandbox: autoSandbox(
      resolved,
      rungs.map(({ candidate }) => candidate),
    ),
    picks,
  };
}

const sdk = defineSdk({});

describe('auto', () => {
  test('picks the first rung that works and says which and why', async () => {
    const rungs = [fakeRung('wasm', 'wasm', { probe: unusable }), fakeRung('namespaces', 'kernel')];
    const { sandbox, picks } = over(rungs);
    const { status } = await sandbox.run(aRun());
    expect(status).toBe('completed');
    expect(picks).toEqual([
      {
        id: 'run',
        rung: 'namespaces',
        isolation: 'kernel',
        why: 'namespaces: it isolates by `kernel`, and `wasm` was asked for; before it: wasm was passed over (No engine answers).',
        passedOver: [{ rung: 'wasm', reason: 'No engine answers.', remedy: 'Start dockerd.' }],
      },
    ]);
  });

  test('never goes below what was asked, and says each reason', async () => {
    const rungs = [
      fakeRung('docker', 'kernel', { probe: unusable }),
      fakeRung('wasm', 'wasm'),
      fakeRung('subprocess', 'none'),
    ];
    const { sandbox, picks } = over(rungs, { atLeast: 'kernel' });
    const outcome = await sandbox.run(aRun());
    expect(outcome).toMatchObject({
      status: 'stopped',
      reason: 'unavailable',
      message:
        'No sandbox here isolates at least by `kernel` and fits the program:\n- docker: No engine answers. Start dockerd.',
    });
    expect([picks, rungs.flatMap(({ made }) => made)]).toEqual([[], []]);
  });

  test('runs without a wall only where nothing with one works', async () => {
    const [bare, walled] = [fakeRung('subprocess', 'none'), fakeRung('wasm', 'wasm')];
    const { sandbox, picks } = over([bare, walled], { atLeast: 'none' });
    await sandbox.run(aRun());
    expect(picks.map(({ rung }) => rung)).toEqual(['wasm']);
  });

  test('passes over a rung without packages for a program that needs one', async () => {
    const [bare, full] = [
      fakeRung('wasm', 'wasm'),
      fakeRung('namespaces', 'kernel', { withPackages: { packages: true } }),
    ];
    const { sandbox, picks } = over([bare, full], { packages: ['pandas'] });
    await sandbox.run(aRun({ needs: ['numpy'] }));
    expect(picks[0]?.passedOver).toEqual([
      { rung: 'wasm', reason: 'It has no third-party packages, such as pandas, numpy.', remedy: null },
    ]);
    expect(full.options).toEqual([{ packages: true }]);
    expect(full.made[0]?.runs[0]?.needs).toEqual(['pandas', 'numpy']);
  });

  test('hands a program that one rung could not start to the next', async () => {
    const rungs = [
      fakeRung('namespaces', 'kernel', { play: () => unavailableEnd }),
      fakeRung('docker', 'kernel', { withPackages: {} }),
    ];
    const { sandbox } = over(rungs);
    expect((await sandbox.run(aRun())).status).toBe('completed');
    expect(rungs.map(({ made }) => made[0]?.runs.length)).toEqual([1, 1]);
  });

  test('asks inside a rung for the modules that must be there, once', async () => {
    const lacking = fakeRung('wasm', 'wasm', {
      play: (run) => {
        if (run.source.includes('import_module'))
          run.onText({ stream: 'stdout', offset: 0, text: 'bz2\n', line: null });
        return completed;
      },
    });
    const { sandbox, picks } = over([lacking, fakeRung('docker', 'kernel')], { imports: ['bz2', 'json'] });
    await sandbox.run(aRun());
    await sandbox.run(aRun());
    expect(picks.map(({ rung }) => rung)).toEqual(['docker', 'docker']);
    expect(picks[0]?.passedOver).toEqual([{ rung: 'wasm', reason: 'It has no bz2.', remedy: null }]);
    expect(lacking.made[0]?.runs.length).toBe(1);
  });

  test('makes rungs with the options of their name, when first used, and disposes them', async () => {
    const [first, unused] = [fakeRung('wasm', 'wasm'), fakeRung('docker', 'kernel')];
    const { sandbox } = over([first, unused], { rungs: { wasm: { spares: 0 } } });
    expect(first.made).toEqual([]);
    await sandbox.run(aRun());
    await sandbox.run(aRun());
    await sandbox[Symbol.asyncDispose]();
    expect([first.options, first.made[0]?.disposed, unused.made]).toEqual([[{ spares: 0 }], true, []]);
  });

  test('declares what holds whichever rung it picks', () => {
    expect(auto({ atLeast: 'kernel' }).capabilities).toMatchObject({
      isolation: 'kernel',
      replay: 'calls',
      filesClosed: true,
    });
    expect(auto({ atLeast: 'none' }).capabilities).toMatchObject({ isolation: 'none', filesClosed: false });
  });

  test.each([
    [
      { atLeast: 'most' },
      "Expected `atLeast` to be 'none', 'wasm', 'kernel' or 'vm', got \"most\" (string).",
    ],
    [{ packages: ['a b'] }, 'Expected `packages` to be a list of names of modules, got '],
    [{ rungs: { moon: {} } }, 'Expected `rungs` to be options by the name of a rung (wasm, pyodide, '],
    [
      { isolation: 'vm' },
      'Expected the options of `auto` to be atLeast, packages, imports, rungs, onPick; got `isolation`.',
    ],
  ])('refuses %o', (options, message) => {
    expect(() => auto(options as object)).toThrow(message);
  });
});

test('a probe holds for a minute', async () => {
  const rung = fakeRung('wasm', 'wasm');
  let now = 0;
  const stable = new Stable({}, () => now);
  const find = () => stable.find(rung.candidate, { packages: [], imports: [] });
  const first = await find();
  now += probeKeptMs - 1;
  expect(await find()).toBe(first);
  expect(rung.probes).toBe(1);
  now += 1;
  expect(await find()).toBe(first);
  expect([rung.probes, rung.made.length]).toEqual([2, 1]);
});

describe('on this machine', () => {
  test('a program runs in wasm', async (context) => {
    need(context, 'wasm', await probeWasm());
    const picks: Pick[] = [];
    await using sandbox = auto({ onPick: (pick) => picks.push(pick) });
    const outcome = await runProgram('print(6 * 7)', { sdk, sandbox, checker: false });
    expect([outcome.status, outcome.stdout]).toEqual(['completed', '42\n']);
    expect(picks.map(({ rung, isolation }) => [rung, isolation])).toEqual([['wasm', 'wasm']]);
  });

  test('a module that WebAssembly lacks is found without a wall, where that is allowed', async (context) => {
    need(context, 'wasm', await probeWasm());
    need(context, 'subprocess', probePython());
    const picks: Pick[] = [];
    await using sandbox = auto({ atLeast: 'none', imports: ['fcntl'], onPick: (pick) => picks.push(pick) });
    const program = 'import fcntl\nprint(fcntl.LOCK_EX)';
    const outcome = await runProgram(program, { sdk, sandbox, checker: false, importPolicy: 'all' });
    expect(outcome.stdout).toBe('2\n');
    expect(picks[0]?.passedOver[0]).toEqual({ rung: 'wasm', reason: 'It has no fcntl.', remedy: null });
  });
});

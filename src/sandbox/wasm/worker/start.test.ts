import { spawnSync } from 'node:child_process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { describeProbe, probeGuest } from '../../../../test/wasm/probe.ts';
import { echo, input, limits, run } from '../../../../test/wasm/worker.ts';
import { engine } from '../web-assembly.ts';
import { startWorker, type WasmWorker, type WorkerOptions } from './start.ts';

await describeProbe('a worker', ({ module }) => {
  const started: WasmWorker[] = [];
  afterEach(async () => {
    for (const worker of started.splice(0)) await worker[Symbol.asyncDispose]();
  });

  async function start(options: Partial<WorkerOptions> = {}): Promise<WasmWorker> {
    const worker = await startWorker({ module, ...limits, ...options });
    started.push(worker);
    return worker;
  }

  test('runs a program and gives what it printed, answered and left', async () => {
    const worker = await start();
    const source = `
import sys
print(open("/data/a").read(), host_call(b"frame"))
print("problem", file=sys.stderr)
open("/out/b", "w").write("left")
raise ValueError("no")
`;
    const files = [{ path: '/data/a', bytes: new TextEncoder().encode('given') }];
    const result = await run(worker, input(source, { files }));
    expect(result).toEqual({
      kind: 'returned',
      error: 'ValueError: no',
      stdout: "given b'frame'\n",
      stderr: 'problem\n',
      droppedBytes: 0,
      memoryBytes: expect.any(Number),
      collected: { out: [{ path: 'b', bytes: new TextEncoder().encode('left') }] },
    });
  });

  test('says which guest is inside', async () => {
    const { start: point } = await start();
    expect(Buffer.from(point.greeting).toString()).toBe('__init__.py main.py warm.py');
  });

  test('starts every program from the same state', async () => {
    const worker = await start();
    const plant =
      'import builtins, json\nbuiltins.planted = 1\njson.dumps = None\nopen("/tmp/a", "w").write("x")';
    expect((await run(worker, input(plant))).kind).toBe('returned');
    expect(await worker.ready()).toBe(true);
    const look =
      'import builtins, json, os\nprint(hasattr(builtins, "planted"), json.dumps(1), os.listdir("/tmp"))';
    expect((await run(worker, input(look))).stdout).toBe('False 1 []\n');
  });

  test('gives the same output for the same seed, time and image in another worker', async () => {
    const first = await start();
    const second = await start({ start: first.start });
    const source = 'import time, uuid\nprint(uuid.uuid4(), time.time_ns(), id(object()), {"a", "b", "c"})';
    const { stdout } = await run(first, input(source));
    expect((await run(second, input(source))).stdout).toBe(stdout);
    await first.ready();
    expect((await run(first, input(source, { seed: 'other' }))).stdout).not.toBe(stdout);
  });

  test('answers late, moves the clock by what that took, and takes any number of frames', async () => {
    const worker = await start();
    const source = `
import time
before = time.monotonic()
print(sum(len(host_call(bytes(size))) for size in range(100)), round(time.monotonic() - before, 3))
`;
    const onFrame = async (frame: Uint8Array) => {
      await nextTurn();
      return { bytes: frame, elapsedMs: 20 };
    };
    expect((await run(worker, input(source), onFrame)).stdout).toBe('4950 2.0\n');
  });

  test('ends a program at a call, and is ready for the next', async () => {
    const worker = await start();
    const source = 'try:\n  host_call(b"")\nexcept BaseException: print("except")\nfinally: print("finally")';
    expect(await run(worker, input(source), () => null)).toMatchObject({ kind: 'ended', stdout: '' });
    expect(await worker.ready()).toBe(true);
    expect((await run(worker, input('print(1)'))).stdout).toBe('1\n');
  });

  test('takes frames of up to the limit both ways, and ends a program that sends a longer one', async () => {
    const worker = await start();
    const source = (more: number) => `print(len(host_call(bytes(${limits.frameBytes + more}))))`;
    expect((await run(worker, input(source(0)))).stdout).toBe(`${limits.frameBytes}\n`);
    await worker.ready();
    const frames: number[] = [];
    const onFrame = (frame: Uint8Array) => {
      frames.push(frame.length);
      return echo(frame);
    };
    expect(await run(worker, input(source(1)), onFrame)).toMatchObject({ kind: 'oversized', stdout: '' });
    expect(frames).toEqual([]);
    expect(await worker.ready()).toBe(false);
  });

  test.each([
    { title: 'a crash', source: 'import os\nos.abort()', kind: 'trapped' },
    { title: 'an exit', source: 'import os\nos._exit(0)', kind: 'exited' },
    { title: 'a failed exit', source: 'import os\nos._exit(1)', kind: 'failed exit' },
  ])('is of no more use after $title', async ({ source, kind }) => {
    const worker = await start();
    expect((await run(worker, input(`print("before")\n${source}`))).kind).toBe(kind);
    expect(await worker.ready()).toBe(false);
    await expect(run(worker, input('print(1)'))).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message: 'Expected a worker that is ready to run a program, got one that is not.',
    });
  });

  test('gets a new interpreter after one whose memory grew', async () => {
    const worker = await start();
    const grown = await run(worker, input('import builtins\nbuiltins.kept = bytearray(20_000_000)'));
    expect(grown.memoryBytes).toBeGreaterThan(worker.start.image.bytes.length);
    expect(await worker.ready()).toBe(true);
    const next = await run(worker, input('import builtins\nprint(hasattr(builtins, "kept"))'));
    expect([next.stdout, next.memoryBytes]).toEqual(['False\n', worker.start.image.bytes.length]);
  });

  test('can give each program a new interpreter', async () => {
    const worker = await start({ fresh: true });
    const source = 'import builtins\nprint(hasattr(builtins, "planted"))\nbuiltins.planted = 1';
    for (let count = 0; count < 3; count += 1) {
      expect((await run(worker, input(source))).stdout).toBe('False\n');
      expect(await worker.ready()).toBe(true);
    }
  });

  test('keeps output up to the limit, counts the rest, and lets the host do other work', async () => {
    const worker = await start();
    let turns = 0;
    let running = true;
    const busy = (async () => {
      while (running) {
        await nextTurn();
        turns += 1;
      }
    })();
    const source = 'import os\nfor _ in range(20_000): os.write(1, b"0123456789")\nos.write(2, b"x")';
    const result = await run(worker, input(source));
    running = false;
    await busy;
    expect([result.stdout.length, result.stderr, result.droppedBytes]).toEqual([65_536, '', 134_465]);
    expect(turns).toBeGreaterThan(0);
  });

  test('an overflow of the stack ends the program, not the host', async () => {
    const nested = 'x = []\nfor _ in range(100_000): x = [x]\n';
    for (const source of [
      `${nested}repr(x)`,
      `${nested}del x`,
      'compile("(" * 200 + "1" + ")" * 200, "x", "eval")',
    ]) {
      const { kind } = await run(await start(), input(source));
      expect(['returned', 'trapped']).toContain(kind);
    }
  });

  test('rejects with what the observer throws, and kills the program', async () => {
    const worker = await start();
    const mistake = new TypeError('mistake');
    const throwing = () => {
      throw mistake;
    };
    await expect(run(worker, input('host_call(b"")\nwhile True: pass'), throwing)).rejects.toBe(mistake);
    expect(await worker.ready()).toBe(false);
  });

  test('refuses an answer that is too long: it could never arrive', async () => {
    const worker = await start();
    const long = () => ({ bytes: new Uint8Array(limits.frameBytes + 1), elapsedMs: 0 });
    await expect(run(worker, input('host_call(b"")'), long)).rejects.toMatchObject({
      code: 'VALUE_TOO_LARGE',
      message: `Expected an answer of at most ${limits.frameBytes} bytes, got ${limits.frameBytes + 1}.`,
    });
  });

  test('says why it cannot start', async () => {
    const wrong = new engine.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    await expect(start({ module: wrong })).rejects.toMatchObject({
      code: 'SANDBOX_UNAVAILABLE',
      message: expect.stringMatching(
        /^Expected a worker that Node v\d.* denies everything by its permission model, got an error: /,
      ),
    });
  });

  test('does not keep a process alive while it is idle, nor lets it end while it runs', () => {
    const script = `
      const { findImage } = await import(${url('../artefact/find.ts')});
      const { loadImage } = await import(${url('../artefact/load.ts')});
      const { startWorker } = await import(${url('./start.ts')});
      const image = await findImage({ guest: ${JSON.stringify(probeGuest)} });
      const worker = await startWorker({ module: await loadImage(image, 2 ** 26), frameBytes: 999, outputBytes: 999 });
      const input = { request: Buffer.from('import time; time.sleep(0.2)'), seed: '', startedAt: 0, sleeps: true,
        files: [], writable: {}, collect: [] };
      const { kind } = await worker.run(input, { onFrame: () => null, onPosted: () => {}, onOutput: () => {} });
      console.log(kind, await worker.ready());
    `;
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect([stdout, status]).toEqual(['returned true\n', 0]);
  });
});

function url(path: string): string {
  return JSON.stringify(new URL(path, import.meta.url).href);
}

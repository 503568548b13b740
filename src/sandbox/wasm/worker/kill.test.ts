import { expect, test, vi } from 'vitest';
import { describeProbe } from '../../../../test/wasm/probe.ts';
import { echo, input, limits } from '../../../../test/wasm/worker.ts';
import { startWorker } from './start.ts';

await describeProbe('killing a worker', ({ module }) => {
  const start = () => startWorker({ module, ...limits });

  test('killed in an endless loop, gives what was printed before, newline or not', async () => {
    const worker = await start();
    const observer = { onFrame: echo, onPosted: vi.fn(), onOutput: vi.fn() };
    const running = worker.run(input('import os\nos.write(1, b"no newline")\nwhile True: pass'), observer);
    await vi.waitUntil(() => observer.onOutput.mock.calls.length > 0, { timeout: 10_000 });
    await worker[Symbol.asyncDispose]();
    expect((await running).kind).toBe('killed');
    const written = observer.onOutput.mock.calls.map(([stream, bytes]) => [
      stream,
      Buffer.from(bytes).toString(),
    ]);
    expect(written).toEqual([['stdout', 'no newline']]);
    expect(await worker.ready()).toBe(false);
  });

  test.each([
    ['sleeps', 'import time\ntime.sleep(1000)'],
    ['waits for an answer that never comes', 'host_call(b"")'],
    ['computes in C', '10 ** 10 ** 8 % 7'],
    ['matches an expression for ever', 'import re\nre.match("(a+)+$", "a" * 40 + "b")'],
    ['swallows every exception', 'while True:\n  try: raise ValueError\n  except BaseException: pass'],
  ])('can be killed while it %s', async (_what, source) => {
    const worker = await start();
    const observer = { onFrame: () => new Promise<null>(() => {}), onPosted: vi.fn(), onOutput: vi.fn() };
    const running = worker.run(input(`import os\nos.write(1, b"x")\n${source}`), observer);
    await vi.waitUntil(() => observer.onOutput.mock.calls.length > 0, { timeout: 10_000 });
    await worker[Symbol.asyncDispose]();
    expect((await running).kind).toBe('killed');
  });
});

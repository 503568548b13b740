import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { describeProbe } from '../../../../test/wasm/probe.ts';
import { echo, input, limits, run } from '../../../../test/wasm/worker.ts';
import { startWorker, type WasmWorker } from './start.ts';

await describeProbe('what a worker need not wait for', ({ module }) => {
  const started: WasmWorker[] = [];
  afterEach(async () => {
    for (const worker of started.splice(0)) await worker[Symbol.asyncDispose]();
  });

  async function start(): Promise<WasmWorker> {
    const worker = await startWorker({ module, ...limits });
    started.push(worker);
    return worker;
  }

  test('posts what looks like printed text, in order with what is written raw, and waits where there is no room', async () => {
    const worker = await start();
    const source = `
import os
text = b'{"kind":"text",' + b"." * 100_000
for count in range(5):
  os.write(1, str(count).encode())
  assert host_call(text) == b""
os.write(1, b"end")
assert host_call(b"asked") == b"asked"
host_call(text)
`;
    const told: string[] = [];
    const { kind } = await worker.run(input(source), {
      onFrame: (frame) => {
        told.push(`asked ${frame.length}`);
        return { bytes: frame.length > 5 ? new Uint8Array() : frame, elapsedMs: 0 };
      },
      onPosted: (frame) => told.push(`posted ${frame.length}`),
      onOutput: (_, bytes) => told.push(Buffer.from(bytes).toString()),
    });
    expect(kind).toBe('returned');
    // The third finds no room, and nor does the fifth: after each answer there is room again.
    const [posted, asked] = ['posted 100015', 'asked 100015'];
    expect(told).toEqual([
      '0',
      posted,
      '1',
      posted,
      '2',
      asked,
      '3',
      posted,
      '4',
      posted,
      'end',
      'asked 5',
      posted,
    ]);
  });

  test('tells what was posted and written when it is flushed, and after it was killed', async () => {
    const worker = await start();
    const told: string[] = [];
    const observer = {
      onFrame: echo,
      onPosted: (frame: Uint8Array) => told.push(Buffer.from(frame).toString()),
      onOutput: (_: string, bytes: Uint8Array) => told.push(Buffer.from(bytes).toString()),
    };
    const source = `
import os
host_call(b'{"kind":"text",1')
os.write(1, b"raw")
host_call(b'{"kind":"text",2')
while True: pass
`;
    const running = worker.run(input(source), observer);
    while (told.length < 3) {
      await nextTurn();
      worker.flush();
    }
    expect(told).toEqual(['{"kind":"text",1', 'raw', '{"kind":"text",2']);
    await worker[Symbol.asyncDispose]();
    expect((await running).kind).toBe('killed');
    worker.flush();
    expect(told.length).toBe(3);
  });

  test.each([
    ['nothing', false],
    ['open("/out/a", "w").write("x")', true],
    ['open("/tmp/a", "w").write("x")', false],
    ['__import__("os").mkdir("/out/a")', true],
  ])('says in its last frame whether it leaves files: after %s', async (source, leaves) => {
    const worker = await start();
    await run(worker, input(`nothing = 1\n${source}\nhost_call(b"")`), () => null);
    expect(worker.leavesFiles).toBe(leaves);
  });
});

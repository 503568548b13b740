import { expect, test } from 'vitest';
import type { ProgramEnd, ProgramObserver } from './worker/program.ts';
import type { WasmWorker } from './worker/start.ts';
import { type WorkerGuest, workerGuest } from './worker-guest.ts';

const ended: ProgramEnd = {
  kind: 'ended',
  reply: new Uint8Array(),
  droppedBytes: 0,
  memoryBytes: 0,
  collected: {},
};

/** A worker whose program does what the test says, in the very moment in which it is started. */
function guestOf(run: (observer: ProgramObserver) => Promise<ProgramEnd>): {
  readonly guest: WorkerGuest;
  readonly terminated: () => number;
  readonly flushed: () => number;
} {
  let disposals = 0;
  let flushes = 0;
  const worker: WasmWorker = {
    start: {
      image: { bytes: new Uint8Array(new SharedArrayBuffer(0)), stackPointer: 0 },
      greeting: new Uint8Array(),
    },
    run: (_, observer) => run(observer),
    flush: () => {
      flushes += 1;
    },
    leavesFiles: true,
    ready: () => Promise.resolve(true),
    [Symbol.asyncDispose]: () => {
      disposals += 1;
      return Promise.resolve();
    },
  };
  const rest = { seed: '', startedAt: 0, sleeps: true, files: [], writable: {}, collect: [] };
  const guest = workerGuest({ worker, input: rest, memoryBytes: 10_000_000 });
  return { guest, terminated: () => disposals, flushed: () => flushes };
}

function listen(guest: WorkerGuest, onFrame: (text: string) => boolean): string[] {
  const broken: string[] = [];
  guest.listen(20, {
    onFrame: (frame) => onFrame(Buffer.from(frame).toString()),
    onBroken: (message) => broken.push(message),
    onRaw: () => {},
  });
  return broken;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('answers a frame that comes while the start is being sent by what is sent next, with the time since', async () => {
  const answers: unknown[] = [];
  const { guest } = guestOf(async ({ onFrame }) => {
    for (const text of ['ask', 'text', 'ask']) answers.push(await onFrame(bytes(text)));
    return ended;
  });
  listen(guest, (text) => {
    if (text === 'ask') setImmediate(() => guest.send(`answer ${answers.length}`, 10 * (answers.length + 1)));
    return text === 'ask';
  });
  guest.send('start', 0);
  expect(await guest.end).toBe(ended);
  expect(answers).toEqual([
    { bytes: bytes('answer 0'), elapsedMs: 10 },
    { bytes: new Uint8Array(), elapsedMs: 0 },
    { bytes: bytes('answer 2'), elapsedMs: 20 },
  ]);
});

test('ends a program at its frame when it is killed there, and with its thread anywhere else', async () => {
  for (const killing of ['within', 'blocked'] as const) {
    const { guest, terminated } = guestOf(async ({ onFrame }) => {
      expect(await onFrame(bytes('ask'))).toBe(null);
      return ended;
    });
    listen(guest, () => {
      if (killing === 'within') guest.kill();
      else setImmediate(() => guest.kill());
      return killing === 'blocked';
    });
    guest.send('start', 0);
    expect(await guest.end).toBe(ended);
    expect(terminated()).toBe(0);
  }
  const working = guestOf(() => new Promise(() => {}));
  listen(working.guest, () => false);
  working.guest.send('start', 0);
  working.guest.kill();
  expect(working.terminated()).toBe(1);
});

test('passes on what is posted, and stops a program that posts what must be answered', async () => {
  const heard: string[] = [];
  const { guest } = guestOf(({ onPosted }) => {
    for (const text of ['text', 'ask', 'x'.repeat(21)]) onPosted(bytes(text));
    guest.kill();
    onPosted(bytes('late'));
    return Promise.resolve(ended);
  });
  const broken = listen(guest, (text) => {
    heard.push(text);
    return text === 'ask';
  });
  guest.send('start', 0);
  await guest.end;
  expect(heard).toEqual(['text', 'ask']);
  expect(broken).toEqual([
    'Expected a frame that waits for no answer to be printed text, got another.',
    'Expected a frame of at most 20 bytes, got one of 21.',
  ]);
});

test('tells what was written before it is stopped, while it works, and nothing that comes after', async () => {
  const raw: string[] = [];
  const { guest, flushed } = guestOf(({ onOutput }) => {
    guest.flush?.();
    onOutput('stdout', bytes('before'));
    guest.kill();
    guest.flush?.();
    onOutput('stdout', bytes('after'));
    return Promise.resolve(ended);
  });
  guest.listen(20, {
    onFrame: () => false,
    onBroken: () => {},
    onRaw: (_, written) => raw.push(Buffer.from(written).toString()),
  });
  guest.send('start', 0);
  await guest.end;
  expect([raw, flushed()]).toEqual([['before'], 1]);
});

test('leaves files only where its program ended in a frame', async () => {
  const working = guestOf(() => new Promise(() => {}));
  listen(working.guest, () => false);
  working.guest.send('start', 0);
  working.guest.kill();
  expect(working.guest.leavesFiles).toBe(false);
  const speaking = guestOf(async ({ onFrame }) => {
    await onFrame(bytes('end'));
    return ended;
  });
  listen(speaking.guest, () => {
    speaking.guest.kill();
    return false;
  });
  speaking.guest.send('start', 0);
  await speaking.guest.end;
  expect(speaking.guest.leavesFiles).toBe(true);
});

test('never starts what was killed before', async () => {
  const { guest } = guestOf(() => Promise.reject(new Error('it was started')));
  listen(guest, () => false);
  guest.kill();
  guest.send('start', 0);
  expect(await guest.end).toBe(null);
});

test.each([
  ['exited', 0, { exitCode: 0, signal: null }],
  ['failed exit', 0, { exitCode: 1, signal: null }],
  [
    'trapped',
    1_000_000,
    fault('crashed', 'The interpreter crashed: its stack overflowed, or its memory was corrupted.'),
  ],
  ['trapped', 9_500_000, fault('memory', 'The program used up its 10000000 bytes of memory.')],
  ['oversized', 0, fault('crashed', 'The program sent a frame that is longer than any may be.')],
  ['returned', 0, fault('crashed', 'The interpreter ended without a last frame.')],
  ['killed', 0, fault('crashed', 'The interpreter ended without a last frame.')],
] as const)('says of %s at %i bytes how it ended', async (kind, memoryBytes, gone) => {
  const { guest } = guestOf(() => Promise.resolve({ ...ended, kind, memoryBytes }));
  listen(guest, () => false);
  guest.send('start', 0);
  expect(await guest.ended).toEqual(gone);
});

function fault(reason: string, message: string): object {
  return { exitCode: null, signal: null, fault: { reason, message } };
}

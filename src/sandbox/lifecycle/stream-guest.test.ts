import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wireVersion, withLength } from '../../wire/index.ts';
import type { Gone, GuestListener } from './guest.ts';
import { type GuestStreams, streamGuest } from './stream-guest.ts';

const build = 'b'.repeat(64);
const ready = { kind: 'ready', version: wireVersion, build, python: '3.14.0' };

/** Streams whose far end the test holds. */
function streams(isWatched = true) {
  const pipes = {
    toGuest: new PassThrough(),
    fromGuest: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  };
  const exit = Promise.withResolvers<Gone>();
  const kill = vi.fn();
  const hold = vi.fn();
  const watched = Promise.withResolvers<void>();
  const given: GuestStreams = { ...pipes, killable: watched.promise, exited: exit.promise, kill, hold };
  const says = (frame: unknown) => pipes.fromGuest.write(withLength(JSON.stringify(frame)));
  const close = () => {
    for (const pipe of [pipes.fromGuest, pipes.stdout, pipes.stderr]) pipe.destroy();
  };
  const abort = new AbortController();
  if (isWatched) watched.resolve();
  const guest = streamGuest(given, { bootMs: 1_000, build, signal: abort.signal });
  guest.catch(() => {});
  return { ...pipes, abort, guest, says, exits: exit.resolve, close, kill, hold };
}

function listener() {
  const heard: string[] = [];
  const decoder = new TextDecoder();
  const given: GuestListener = {
    onFrame: (frame) => heard.push(decoder.decode(frame)) < 0,
    onBroken: (message) => heard.push(message),
    onRaw: (stream, bytes) => heard.push(`${stream}: ${decoder.decode(bytes)}`),
  };
  return { heard, given };
}

const turn = () => new Promise(setImmediate);

describe('a guest on streams', () => {
  test('comes up with `ready`, then frames and text go both ways', async () => {
    const scene = streams();
    scene.says(ready);
    const guest = await scene.guest;
    const { heard, given } = listener();
    guest.listen(100, given);
    expect(scene.hold).toHaveBeenCalledOnce();
    scene.says({ kind: 'x' });
    scene.stdout.write('raw');
    await turn();
    expect(heard).toEqual(['{"kind":"x"}', 'stdout: raw']);
    guest.send('{}', 0);
    expect(scene.toGuest.read()).toEqual(Buffer.from(withLength('{}')));
    guest.kill();
    expect(scene.kill).toHaveBeenCalledOnce();
  });

  test('is killed where it should leave and nobody looks at how', async () => {
    const scene = streams();
    scene.says(ready);
    (await scene.guest).leave?.();
    expect(scene.kill).toHaveBeenCalledOnce();
  });

  test('breaks on a frame over the limit, and says no more', async () => {
    const scene = streams();
    scene.says(ready);
    const guest = await scene.guest;
    const { heard, given } = listener();
    guest.listen(10, given);
    scene.says({ kind: 'long enough' });
    scene.says({});
    await turn();
    expect(heard).toEqual(['Expected a frame of 1 to 10 bytes, got one of 22.']);
  });

  test('that asks for more and reads none of it is broken, and nothing more waits for it', async () => {
    const scene = streams();
    scene.says(ready);
    const guest = await scene.guest;
    const { heard, given } = listener();
    guest.listen(100_010, given);
    const frame = JSON.stringify('x'.repeat(100_000));
    for (let sent = 0; sent < 5; sent++) guest.send(frame, 0);
    expect(heard).toEqual(Array(3).fill('Expected the guest to read what it asked for, and it did not.'));
    expect(scene.toGuest.writableLength).toBeLessThan(210_000);
  });

  test('has ended when its process has and all it wrote was told', async () => {
    const scene = streams();
    scene.says(ready);
    const guest = await scene.guest;
    const { heard, given } = listener();
    guest.listen(100, given);
    scene.exits({ exitCode: 0, signal: null });
    scene.stdout.write('last words');
    await turn();
    scene.close();
    expect(await guest.ended).toEqual({ exitCode: 0, signal: null });
    expect(heard).toEqual(['stdout: last words']);
  });
});

describe('a guest that does not come up is unavailable', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const rows: [string, (scene: ReturnType<typeof streams>) => unknown, string][] = [
    [
      'says nothing',
      () => vi.advanceTimersByTimeAsync(1_000),
      'The guest did not come up: it said nothing within 1000 ms',
    ],
    [
      'is no longer needed',
      ({ abort }) => abort.abort(),
      'The guest did not come up: nobody needs it any more',
    ],
    [
      'says something else',
      ({ says }) => says({ kind: 'sleep', ms: 1 }),
      'Expected `ready` first, got sleep.',
    ],
    ['says nonsense', ({ says }) => says('hello'), 'Expected a frame of a known kind, got undefined.'],
    [
      'speaks another version',
      ({ says }) => says({ ...ready, version: 9 }),
      `Expected a guest of wire version ${wireVersion}, got 9.`,
    ],
    [
      'is another build',
      ({ says }) => says({ ...ready, build: 'c'.repeat(64) }),
      'Expected the guest of build bbbbbbbbbbbb, got cccccccccccc.',
    ],
    [
      'sends no frame',
      ({ fromGuest }) => fromGuest.write(Buffer.alloc(8, 255)),
      'The guest did not come up: Expected a frame of 1 to 4096 bytes, got one of 4294967295.',
    ],
  ];

  test.each(rows)('where it %s', async (_, happens, message) => {
    const scene = streams();
    happens(scene);
    await expect(scene.guest).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE', message });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('where nobody could kill it', async () => {
    const scene = streams(false);
    scene.says(ready);
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(scene.guest).rejects.toThrow('it said nothing within 1000 ms');
  });

  test('where it dies, with what it wrote', async () => {
    const scene = streams();
    scene.stderr.write('ImportError: no guest');
    await vi.advanceTimersByTimeAsync(0);
    scene.exits({ exitCode: 1, signal: null });
    scene.close();
    await expect(scene.guest).rejects.toThrow(
      'The guest did not come up: it ended with status 1. ImportError: no guest',
    );
  });

  test('where it dies and another process holds its streams open', async () => {
    const scene = streams();
    scene.exits({ exitCode: null, signal: 'SIGKILL' });
    await vi.advanceTimersByTimeAsync(200);
    await expect(scene.guest).rejects.toThrow('The guest did not come up: it was ended by SIGKILL.');
  });
});

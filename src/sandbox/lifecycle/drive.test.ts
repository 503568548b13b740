import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Limits } from '../../value/index.ts';
import type { SandboxRun } from '../contract.ts';
import { type DriveEnd, drive } from './drive.ts';
import { unavailable } from './not-started.ts';
import { callFrame, endFrame, nothingLeft, PlayedGuest, told } from './played-guest.cases.ts';
import { programText } from './program-text.ts';

function start(over: Partial<SandboxRun> = {}, limits: Partial<Limits> = {}) {
  const guest = new PlayedGuest();
  const { run, texts, abort } = told(over, limits);
  const text = programText(run.limits.outputBytes, run.onText);
  const end: Promise<DriveEnd> = drive(guest, { ...run, mounts: null, text });
  return { guest, end, texts, abort };
}

const stopped = (reason: string, message: string) => ({ status: 'stopped', reason, message });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a program', () => {
  test('is sent whole in the first frame', () => {
    const { guest } = start({ source: 'x = 1', carried: 'left' });
    expect(guest.sent).toMatchObject([
      {
        kind: 'start',
        version: 1,
        source: 'x = 1',
        carried: 'left',
        importPolicy: 'all',
        mounts: null,
        last: null,
      },
    ]);
    expect(guest.sent[0]).toHaveProperty('limits', {
      outputBytes: 1_048_576,
      frameBytes: 16_777_216,
      depth: 100,
      carriedBytes: 4_194_304,
      concurrentCalls: 64,
      memoryBytes: 268_435_456,
    });
  });

  test('brings what a layer hands to the guest, and nothing where there is none', () => {
    const layer = { magic: 'a70d0d0a', code: 'AAAA' };
    expect(start({ layer }).guest.sent[0]).toHaveProperty('layer', layer);
    expect(start().guest.sent[0]).not.toHaveProperty('layer');
  });

  test('that ends leaves what its last frame says, and its guest is killed', async () => {
    const { guest, end } = start();
    const value = { value: 3, plain: true, repr: '3' };
    guest.says(endFrame({ value, carried: 'c' }));
    expect(await end).toEqual({ status: 'completed', ...nothingLeft, value, carried: 'c' });
    expect(guest.killed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that says its end is left to leave where its rung looks at how, and killed where it is stopped', async () => {
    const [ended, stopped] = [start(), start()];
    const leave = vi.fn();
    for (const { guest } of [ended, stopped]) Object.assign(guest, { leave });
    ended.guest.says(endFrame());
    stopped.abort.abort();
    await Promise.all([ended.end, stopped.end]);
    expect([ended.guest.killed, stopped.guest.killed]).toEqual([false, true]);
    expect(leave).toHaveBeenCalledOnce();
  });

  test('that raises fails with its error', async () => {
    const { guest, end } = start();
    const error = { type: 'ValueError', message: 'no', traceback: '…', line: 2 };
    guest.says(endFrame({ status: 'failed', error }));
    expect(await end).toEqual({ status: 'failed', error, ...nothingLeft });
  });

  test('that ends its own process fails with the status', async () => {
    const { guest, end } = start();
    guest.dies({ exitCode: 3, signal: null });
    const message = 'The program ended its own process with status 3.';
    const error = { type: 'SystemExit', message, traceback: '', line: null };
    expect(await end).toEqual({ status: 'failed', error, ...nothingLeft });
  });
});

describe('a program is stopped', () => {
  test('when its program time is used up', async () => {
    const { guest, end } = start({}, { timeMs: 500 });
    await vi.advanceTimersByTimeAsync(500);
    expect(await end).toEqual(stopped('time', 'The program used up its 500 ms of program time.'));
    expect(guest.killed).toBe(true);
  });

  test('not by the time it waits for the host', async () => {
    const reply = Promise.withResolvers<never>();
    const { guest, end } = start({ onCall: () => reply.promise }, { timeMs: 500 });
    guest.says(callFrame('f'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(guest.killed).toBe(false);
    reply.resolve({ status: 'done', output: null } as never);
    await vi.advanceTimersByTimeAsync(499);
    expect(guest.killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await end).toMatchObject({ reason: 'time' });
  });

  test('at once when its caller aborts it, and what it says later is dropped', async () => {
    const { guest, end, abort, texts } = start();
    abort.abort();
    expect(await end).toEqual(stopped('aborted', 'The caller aborted the program.'));
    guest.says({ kind: 'text', stream: 'stdout', offset: 0, text: 'late', line: 1 });
    guest.says(endFrame());
    expect(texts).toEqual([]);
    expect(guest.killed).toBe(true);
  });

  test('when its sandbox is disposed of, which the message says', async () => {
    const { end, abort } = start();
    abort.abort(unavailable('The sandbox was disposed.'));
    expect(await end).toEqual(stopped('aborted', 'The sandbox was disposed.'));
  });

  test('when it was aborted before it began', async () => {
    expect(await start({ signal: AbortSignal.abort() }).end).toMatchObject({ reason: 'aborted' });
  });

  test('when it sends what is no frame', async () => {
    const { guest, end } = start();
    guest.says({ kind: 'deliver', replies: [], clockMs: 0 });
    expect(await end).toEqual(
      stopped('crashed', 'Expected a frame of a known kind, got "deliver" (string).'),
    );
  });

  test('when its stream is no stream of frames', async () => {
    const { guest, end } = start();
    guest.breaks('Expected a frame of 1 to 10 bytes, got one of 11.');
    expect(await end).toEqual(stopped('crashed', 'Expected a frame of 1 to 10 bytes, got one of 11.'));
  });

  test('when a signal ends its process', async () => {
    const { guest, end } = start();
    guest.dies({ exitCode: null, signal: 'SIGSEGV' });
    expect(await end).toEqual(stopped('crashed', 'Python was ended by SIGSEGV.'));
  });

  test('for the first cause', async () => {
    const { guest, end, abort } = start({}, { timeMs: 500 });
    await vi.advanceTimersByTimeAsync(500);
    abort.abort();
    guest.says(endFrame());
    expect(await end).toMatchObject({ reason: 'time' });
  });
});

describe('an accepted answer', () => {
  async function answered(limits = {}) {
    const scene = start({}, limits);
    scene.guest.says(callFrame('final_answer', { input: { answer: 1 } }));
    await vi.advanceTimersByTimeAsync(0);
    expect(scene.guest.sent.at(-1)).toMatchObject({ kind: 'deliver' });
    return scene;
  }
  const rows: [string, (scene: Awaited<ReturnType<typeof answered>>) => void][] = [
    ['an end', ({ guest }) => guest.says(endFrame({ status: 'answered', delivered: [[0]] }))],
    ['an end that says completed', ({ guest }) => guest.says(endFrame({ delivered: [[0]] }))],
    ['a crash', ({ guest }) => guest.dies({ exitCode: null, signal: 'SIGSEGV' })],
    ['os._exit', ({ guest }) => guest.dies({ exitCode: 1, signal: null })],
    ['a broken frame', ({ guest }) => guest.says({ kind: 'nonsense' })],
    ['an abort', ({ abort }) => abort.abort()],
    ['running on', () => vi.advanceTimersByTime(500)],
  ];

  test.each(rows)('stands after %s', async (_, happens) => {
    const scene = await answered();
    happens(scene);
    expect(await scene.end).toEqual({ status: 'answered', ...nothingLeft });
    expect(scene.guest.killed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('keeps what its end left, also where the program then raised', async () => {
    const { guest, end } = await answered();
    const error = { type: 'E', message: '', traceback: '', line: null };
    guest.says(endFrame({ status: 'failed', error, carried: 'c', delivered: [[0]] }));
    expect(await end).toEqual({ status: 'answered', ...nothingLeft, carried: 'c' });
  });
});

describe('text', () => {
  const text = (over = {}) => ({ kind: 'text', stream: 'stdout', offset: 0, text: 'é', line: 3, ...over });

  test('of the guest and past it is counted together, stream by stream', () => {
    const { guest, texts } = start();
    guest.says(text());
    guest.writes('stdout', 'raw');
    guest.says(text({ offset: 2 }));
    guest.writes('stderr', 'x');
    expect(texts).toEqual([
      { stream: 'stdout', offset: 0, text: 'é', line: 3 },
      { stream: 'stdout', offset: 2, text: 'raw', line: null },
      { stream: 'stdout', offset: 5, text: 'é', line: 3 },
      { stream: 'stderr', offset: 0, text: 'x', line: null },
    ]);
  });

  test('past the guest is cut at the limit, with one notice', () => {
    const { guest, texts } = start({}, { outputBytes: 5 });
    for (const part of ['abc', 'defg', 'h']) guest.writes('stdout', part);
    expect(texts.map((part) => part.text)).toEqual([
      'abc',
      'de',
      '\n[output cut: it passed its limit of 5 bytes]\n',
    ]);
  });

  test('past the guest keeps a character whole that comes in two pieces', () => {
    const { texts, run } = told();
    const both = programText(100, run.onText);
    both.raw('stdout', Uint8Array.of(0xc3));
    both.raw('stdout', Uint8Array.of(0xa9));
    expect(texts.map((part) => part.text)).toEqual(['é']);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveLimits, type Value } from '../value/index.ts';
import { call, done, end, hostile, open, text, wait } from './conversation.cases.ts';
import { openConversation } from './conversation.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a blocking call', () => {
  test('is asked once and answered by one deliver', async () => {
    const { guest, asked, answer, sent, log } = open();
    guest(call(0, { wait: true, input: { q: 1 } }));
    expect(asked).toEqual([{ seq: 0, name: 'f', input: { q: 1 }, position: '0:0', line: 1 }]);
    expect(sent).toEqual([]);
    await answer(0, done('yes'));
    expect(sent).toEqual([{ kind: 'deliver', replies: [{ seq: 0, reply: done('yes') }], clockMs: 7 }]);
    expect(log).toEqual(['waiting', 'working']);
  });

  test('with a problem reaches the desk, which answers it', async () => {
    const { guest, asked, answer, sent } = open();
    guest(call(0, { wait: true, name: 5 }));
    expect(asked[0]?.problem).toBe('Expected the name of a function, got 5 (number).');
    await answer(0);
    expect(sent).toHaveLength(1);
  });

  test('that the host fails to answer fails with a fixed text', async () => {
    const sent: string[] = [];
    const raw = openConversation({
      limits: resolveLimits(),
      clock: { waiting: () => {}, working: () => {}, clockMs: () => 0 },
      send: (frame) => sent.push(frame),
      onCall: () => Promise.reject(new Error('secret')),
      onText: () => {},
      onAccepted: () => {},
      onEnd: () => {},
    });
    raw.take(JSON.stringify(call(0, { wait: true })));
    await vi.advanceTimersByTimeAsync(0);
    const error = { type: 'CallFailed', message: 'The host could not answer.' };
    expect(JSON.parse(sent[0] ?? '').replies).toEqual([{ seq: 0, reply: { status: 'failed', error } }]);
  });

  test('whose result cannot cross fails and says why', async () => {
    const { guest, answer, sent } = open();
    guest(call(0, { wait: true }));
    await answer(0, done(new Map() as unknown as Value));
    expect(sent[0]?.replies[0]?.reply).toMatchObject({ status: 'failed', error: { type: 'CallFailed' } });
  });
});

describe('calls side by side', () => {
  test('are delivered in the order in which they were answered, together where they came together', async () => {
    const { guest, answer, sent } = open();
    for (const seq of [0, 1, 2]) guest(call(seq));
    await answer(2);
    guest(wait());
    await answer(1);
    guest(wait([[2]]));
    await Promise.all([answer(0)]);
    expect(sent.map(({ replies }) => replies.map(({ seq }) => seq))).toEqual([[2], [1]]);
    guest(call(3));
    expect(sent).toHaveLength(2);
  });

  test('that are answered before the wait come with it in one batch', async () => {
    const { guest, answer, sent } = open();
    for (const seq of [0, 1, 2]) guest(call(seq));
    await answer(1);
    await answer(0);
    guest(wait());
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ replies }) => replies.map(({ seq }) => seq))).toEqual([[1, 0]]);
  });

  test('are split over batches that one frame can hold', async () => {
    const { guest, answer, sent } = open({ frameBytes: 400 });
    for (const seq of [0, 1, 2]) {
      guest(call(seq));
      await answer(seq, done('x'.repeat(300)));
    }
    guest(wait());
    await vi.advanceTimersByTimeAsync(0);
    guest(wait([[0]]));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ replies }) => replies.map(({ seq }) => seq))).toEqual([[0], [1]]);
  });
});

describe('wait and sleep', () => {
  test('a wait that passes its time gets an empty batch', async () => {
    const { guest, sent, log } = open();
    guest(call(0));
    guest(wait([], 50));
    expect(log).toEqual(['waiting']);
    await vi.advanceTimersByTimeAsync(49);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ kind: 'deliver', replies: [], clockMs: 7 }]);
  });

  test('a wait of 0 only looks', async () => {
    const { guest, sent } = open();
    guest(wait([], 0));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([{ kind: 'deliver', replies: [], clockMs: 7 }]);
  });

  test('a sleep is program time and is not ended by replies', async () => {
    const { guest, answer, sent, log } = open();
    guest(call(0));
    guest({ kind: 'sleep', ms: 20 });
    await answer(0);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(20);
    expect(sent).toEqual([{ kind: 'deliver', replies: [], clockMs: 7 }]);
    expect(log).toEqual(['working']);
  });

  test('a wait with a time and nothing to wait for is program time', () => {
    const { guest, log } = open();
    guest(wait([], 50));
    expect(log).toEqual([]);
  });
});

describe('cancel', () => {
  test('aborts the signal of the call and drops its reply', async () => {
    const { guest, answer, sent, signals } = open();
    guest(call(0));
    guest(call(1));
    guest({ kind: 'cancel', position: '0:0' });
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
    await answer(0);
    guest(wait());
    await answer(1);
    expect(sent.flatMap(({ replies }) => replies.map(({ seq }) => seq))).toEqual([1]);
  });

  test('drops a reply that was not delivered yet', async () => {
    const { guest, answer, sent } = open();
    guest(call(0));
    await answer(0);
    guest({ kind: 'cancel', position: '0:0' });
    guest(wait([], 5));
    await vi.advanceTimersByTimeAsync(5);
    expect(sent).toEqual([{ kind: 'deliver', replies: [], clockMs: 7 }]);
  });

  test('of a position that no call has changes nothing', () => {
    const { guest, ends } = open();
    guest({ kind: 'cancel', position: '0:9' });
    expect(ends).toEqual([]);
  });
});

describe('the end', () => {
  test('is told once, aborts what is open, and drops what comes after', async () => {
    const { guest, answer, asked, ends, sent, signals, texts } = open();
    guest(call(0));
    guest(end({ variables: [{ name: 'x', type: 'int', preview: '1' }] }));
    guest(end({ status: 'failed' }));
    guest(call(1, { wait: true }));
    guest({ kind: 'text', stream: 'stdout', offset: 0, text: 'late', line: null });
    await answer(0);
    expect(ends.map(({ kind }) => kind)).toEqual(['end']);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    expect([asked.length, sent.length, texts.length]).toEqual([1, 0, 0]);
  });

  test('may be called answered only after an accepted final_answer', async () => {
    const forged = open();
    forged.guest(end({ status: 'answered' }));
    expect(forged.ends).toEqual([
      { kind: 'malformed', message: 'Expected an accepted `final_answer` before `answered`, got none.' },
    ]);
    const { guest, answer, ends, log } = open();
    guest(call(0, { name: 'final_answer', input: { answer: 1 }, wait: true }));
    await answer(0);
    guest(end({ status: 'answered', delivered: [[0]] }));
    expect(log).toEqual(['waiting', 'accepted', 'working']);
    expect(ends.map(({ kind }) => kind)).toEqual(['end']);
  });

  test('a refused final_answer accepts nothing', async () => {
    const { guest, answer, log } = open();
    guest(call(0, { name: 'final_answer', wait: true }));
    await answer(0, { status: 'refused', error: { type: 'InvalidInput', message: 'no' } });
    expect(log).toEqual(['waiting', 'working']);
  });

  test('of the host drops timers, frames and replies', async () => {
    const { guest, raw, sent, ends, signals } = open();
    guest(call(0));
    guest(wait([], 10));
    raw.close();
    await vi.advanceTimersByTimeAsync(10);
    expect([sent.length, ends.length, signals[0]?.aborted, vi.getTimerCount()]).toEqual([0, 0, true, 0]);
  });
});

describe('a hostile guest', () => {
  test.each(hostile)('that %s is ended as malformed', (_, frames, message) => {
    const { guest, ends } = open({ outputBytes: 1_000, calls: 5, concurrentCalls: 3 });
    for (const frame of frames) guest(frame);
    expect(ends).toEqual([{ kind: 'malformed', message }]);
  });

  test('may print while it is blocked, as a thread does', () => {
    const { guest, texts, ends } = open();
    guest(call(0, { wait: true }));
    guest(text());
    expect([texts, ends]).toEqual([[{ stream: 'stdout', offset: 0, text: 'ab', line: null }], []]);
  });

  test('that uses a position twice gets a problem', () => {
    const { guest, asked } = open();
    guest(call(0));
    guest(call(1, { position: '0:0' }));
    expect(asked[1]?.problem).toBe('Expected a position that no call had, got `0:0` again.');
  });

  test('cannot make the host remember positions beyond the limit of calls', () => {
    const { guest, asked } = open({ calls: 1 });
    guest(call(0));
    guest(call(1));
    guest(call(2, { position: '0:1' }));
    expect(asked.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
  });
});

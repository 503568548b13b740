import { describe, expect, test } from 'vitest';
import { resolveLimits } from '../value/index.ts';
import { call, hostile, open, text } from './conversation.cases.ts';
import { openConversation } from './conversation.ts';

test('an observer that throws ends the program, not the host', () => {
  const ends: unknown[] = [];
  const raw = openConversation({
    limits: resolveLimits(),
    clock: { waiting: () => {}, working: () => {}, clockMs: () => 0 },
    send: () => {},
    onCall: () => Promise.reject(new Error('never asked')),
    onText: () => {
      throw new Error('broken observer');
    },
    onAccepted: () => {},
    onEnd: (end) => ends.push(end),
  });
  raw.take(JSON.stringify(text()));
  expect(ends).toEqual([{ kind: 'malformed', message: 'broken observer' }]);
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

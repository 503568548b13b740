import { vi } from 'vitest';
import { type Limits, type ReceivedCall, type Reply, resolveLimits, type Value } from '../value/index.ts';
import { type Conversation, type ConversationEnd, openConversation } from './conversation.ts';

type Frame = { readonly [key: string]: unknown };

/** One conversation with a guest that the test plays; every callback is written down. */
export interface Scene {
  readonly guest: (frame: Frame) => void;
  readonly raw: Conversation;
  readonly sent: { readonly replies: readonly { seq: number; reply: Reply }[]; readonly clockMs: number }[];
  readonly asked: ReceivedCall[];
  readonly signals: AbortSignal[];
  /** Answers the call with this seq. */
  readonly answer: (seq: number, reply?: Reply) => Promise<void>;
  readonly texts: unknown[];
  readonly ends: ConversationEnd[];
  readonly log: string[];
}

/** Opens one. */
export function open(limits: Partial<Limits> = {}): Scene {
  const replies: PromiseWithResolvers<Reply>[] = [];
  const scene = { sent: [], asked: [], signals: [], texts: [], ends: [], log: [] } as Omit<
    Scene,
    'guest' | 'raw' | 'answer'
  >;
  const raw = openConversation({
    limits: resolveLimits(limits),
    clock: {
      waiting: () => scene.log.push('waiting'),
      working: () => scene.log.push('working'),
      clockMs: () => 7,
    },
    send: (frame) => scene.sent.push(JSON.parse(frame)),
    onCall: (call, signal) => {
      scene.asked.push(call);
      scene.signals.push(signal);
      const reply = Promise.withResolvers<Reply>();
      replies[call.seq] = reply;
      return reply.promise;
    },
    onText: (text) => scene.texts.push(text),
    onAccepted: () => scene.log.push('accepted'),
    onEnd: (end) => scene.ends.push(end),
  });
  const answer = async (seq: number, reply: Reply = done(seq)): Promise<void> => {
    replies[seq]?.resolve(reply);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { ...scene, raw, answer, guest: (frame) => raw.take(JSON.stringify(frame)) };
}

/** A reply. */
export const done = (output: Value): Reply => ({ status: 'done', output });

/** A call. */
export function call(seq: number, over: Frame = {}): Frame {
  const rest = { name: 'f', input: {}, position: `0:${seq}`, line: 1, delivered: [], wait: false };
  return { kind: 'call', seq, ...rest, ...over };
}

/** A wait. */
export const wait = (delivered: number[][] = [], timeoutMs: number | null = null): Frame => ({
  kind: 'wait',
  delivered,
  timeoutMs,
});

/** An end. */
export const end = (over: Frame = {}): Frame => ({
  kind: 'end',
  status: 'completed',
  delivered: [],
  error: null,
  value: null,
  carried: null,
  notCarried: [],
  variables: [],
  ...over,
});

/** Printed text. */
export const text = (over: Frame = {}): Frame => ({
  kind: 'text',
  stream: 'stdout',
  offset: 0,
  text: 'ab',
  line: null,
  ...over,
});
/** What a hostile guest does, the frames it sends, and what the conversation ends with. */
export const hostile: [string, Frame[], string][] = [
  ['skips a seq', [call(1)], 'Expected `call.seq` to be 0, got 1.'],
  ['repeats a seq', [call(0), call(0)], 'Expected `call.seq` to be 1, got 0.'],
  [
    'claims a delivery',
    [call(0, { delivered: [[0]] })],
    'Expected `delivered` to be what the host delivered since, got something else.',
  ],
  ['waits for nothing', [wait()], 'Expected a call to wait for, got a wait without end for nothing.'],
  [
    'goes on while blocked',
    [call(0, { wait: true }), call(1)],
    'Expected no frame while the guest is blocked, got call.',
  ],
  [
    'ends while blocked',
    [{ kind: 'sleep', ms: 5 }, end()],
    'Expected no frame while the guest is blocked, got end.',
  ],
  [
    'begins anew',
    [{ kind: 'ready', version: 1, build: 'a'.repeat(64), python: '3' }],
    'Expected `ready` before the program, got it within.',
  ],
  ['prints at another place', [text(), text({ offset: 1 })], 'Expected `text.offset` to be 2, got 1.'],
  [
    'floods its output',
    Array.from({ length: 40 }, (_, n) => text({ offset: n * 1_000, text: 'x'.repeat(1_000) })),
    'Expected at most 1000 bytes of text, got more.',
  ],
  [
    'floods calls',
    Array.from({ length: 9 }, (_, seq) => call(seq)),
    'Expected at most 8 calls at the same time, got more.',
  ],
  ['is no guest', [{ kind: 'hello' }], 'Expected a frame of a known kind, got "hello" (string).'],
];

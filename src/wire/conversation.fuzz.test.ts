import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rounds } from '../../test/soak.ts';
import { type Reply, resolveLimits } from '../value/index.ts';
import { type ConversationEnd, openConversation } from './conversation.ts';
import { act, type Intent, intents } from './fuzz.cases.ts';

/** Frames in all: many more in `npm run soak`. */
const frames = rounds(6_000);
const framesPerProgram = 40;

/** What one program did to the host. */
interface Trace {
  readonly ends: ConversationEnd[];
  readonly seqs: number[];
  sent: number;
  taken: number;
  /** How many frames were to block the guest, and how many more may have by chance. */
  blocked: number;
  mutants: number;
}

/** Fifty programs; each batch of a seeded run has a seed of its own. */
function batchOf(batch: number): { readonly numRuns: number; readonly seed?: number } {
  const seed = process.env['PUNGI_SEED'];
  return { numRuns: 50, ...(seed === undefined ? {} : { seed: Number(seed) + batch }) };
}

/** Plays one program to its end: frames as intended, replies whenever the random order says. */
async function play(program: readonly Intent[]): Promise<Trace> {
  const trace: Trace = { ends: [], seqs: [], sent: 0, taken: 0, blocked: 0, mutants: 0 };
  const pending: PromiseWithResolvers<Reply>[] = [];
  const guest = { seq: 0, offset: 0, delivered: [] as number[][] };
  const conversation = openConversation({
    limits: resolveLimits({ outputBytes: 2_000, calls: 12, concurrentCalls: 4, frameBytes: 4_000 }),
    clock: { waiting: () => {}, working: () => {}, clockMs: () => 0 },
    send: (text) => {
      trace.sent += 1;
      const { replies } = JSON.parse(text) as { replies: { seq: number }[] };
      if (replies.length > 0) guest.delivered.push(replies.map(({ seq }) => seq));
    },
    onCall: (call) => {
      trace.seqs.push(call.seq);
      const reply = Promise.withResolvers<Reply>();
      pending.push(reply);
      return reply.promise;
    },
    onText: () => {},
    onAccepted: () => {},
    onEnd: (end) => trace.ends.push(end),
  });
  const take = (frame: Uint8Array | string, intent: Intent): void => {
    trace.taken += 1;
    if (blocks(intent)) trace.blocked += 1;
    if (intent.kind === 'mutant') trace.mutants += 1;
    conversation.take(frame);
  };
  for (const intent of program) {
    if (blocking.has(intent.kind) && trace.sent < trace.blocked) continue; // an honest guest would be asleep
    const frame = act(intent, guest);
    if (frame === null) settle(pending.shift(), intent);
    else take(frame, intent);
    await new Promise(setImmediate);
  }
  conversation.close();
  for (const late of pending) late.reject(new Error('late'));
  return trace;
}

const blocking = new Set<Intent['kind']>(['call', 'wait', 'sleep', 'cancel', 'end']);

function blocks(intent: Intent): boolean {
  return intent.kind === 'call' ? intent.wait : intent.kind === 'wait' || intent.kind === 'sleep';
}

function settle(call: PromiseWithResolvers<Reply> | undefined, intent: Intent): void {
  call?.[intent.kind === 'reject' ? 'reject' : 'resolve'](replyOf(intent));
}

function replyOf(intent: Intent): Reply {
  return { status: 'done', output: intent.kind === 'answer' ? (intent.output as null) : null };
}

test(`${frames} frames of a hostile guest end in a typed outcome or in none`, async () => {
  let taken = 0;
  const seen = { end: 0, malformed: 0, open: 0, sent: 0 };
  const program = fc.array(intents, {
    minLength: framesPerProgram,
    maxLength: framesPerProgram,
    size: 'max',
  });
  const property = fc.asyncProperty(program, async (intended) => {
    const trace = await play(intended);
    taken += trace.taken;
    seen.sent += trace.sent;
    seen[trace.ends[0]?.kind ?? 'open'] += 1;
    expect(trace.ends.length).toBeLessThanOrEqual(1);
    for (const { kind } of trace.ends) expect(['end', 'malformed']).toContain(kind);
    expect(trace.seqs).toEqual([...trace.seqs.keys()]);
    expect(trace.sent).toBeLessThanOrEqual(trace.blocked + trace.mutants);
  });
  for (let batch = 0; taken < frames; batch++) await fc.assert(property, batchOf(batch));
  // Every kind of end was reached: else the guest is too odd to try anything.
  expect(Object.values(seen).every((count) => count > 0)).toBe(true);
}, 900_000);

test('arbitrary bytes end a program as malformed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
      const ends: ConversationEnd[] = [];
      const conversation = openConversation({
        limits: resolveLimits(),
        clock: { waiting: () => {}, working: () => {}, clockMs: () => 0 },
        send: () => {},
        onCall: () => Promise.reject(new Error('never asked')),
        onText: () => {},
        onAccepted: () => {},
        onEnd: (end) => ends.push(end),
      });
      conversation.take(bytes);
      expect(ends.map(({ kind }) => kind)).toEqual(['malformed']);
    }),
  );
});

import fc from 'fast-check';

/** What a random guest means to do next; `act` makes it a frame, or null where the host is to act. */
export type Intent =
  | { readonly kind: 'call'; readonly wait: boolean; readonly name: string; readonly input: unknown }
  | { readonly kind: 'wait'; readonly timeoutMs: number | null }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'cancel'; readonly position: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'end'; readonly status: string }
  | { readonly kind: 'mutant'; readonly key: string; readonly value: unknown; readonly of: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'answer'; readonly output: unknown }
  | { readonly kind: 'reject' };

/** What an honest guest knows: its own count, and what was delivered since it last said so. */
export interface GuestState {
  seq: number;
  offset: number;
  delivered: number[][];
}

const word = fc.constantFrom('seq', 'name', 'input', 'position', 'line', 'delivered', 'wait', 'kind', 'ms');
const kind = fc.constantFrom('call', 'wait', 'sleep', 'cancel', 'text', 'end', 'ready', 'start', 'deliver');
const json = fc.jsonValue({ maxDepth: 3 });
const tagged = fc.constantFrom('~', '~~', '~x', '~i20000000000001', '~i1', '~fNaN', '~f1');

/** Mostly what an honest guest does, so that a program lives long enough to come into odd states. */
export const intents: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      wait: fc.boolean(),
      name: fc.constantFrom('f', 'final_answer', '', '__proto__'),
      input: fc.oneof(fc.dictionary(fc.string(), fc.oneof(json, tagged)), json),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), timeoutMs: fc.constantFrom(null, 0, 0.5) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('sleep' as const), ms: fc.constantFrom(0, 0.5) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('cancel' as const),
      position: fc.constantFrom('0:0', '0:1', '0:2', ''),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      text: fc.string({ minLength: 1, unit: 'binary' }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      status: fc.constantFrom('completed', 'answered', 'failed'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('mutant' as const), key: word, value: json, of: kind }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('bytes' as const), bytes: fc.uint8Array({ maxLength: 200 }) }),
  },
  {
    weight: 40,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      output: fc.oneof(json, fc.constant(new Date(0)), fc.constant('x'.repeat(3_900))),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'reject' as const }) },
);

/** The frame of an intent, null where the host acts. */
export function act(intent: Intent, guest: GuestState): Uint8Array | string | null {
  switch (intent.kind) {
    case 'answer':
    case 'reject':
      return null;
    case 'bytes':
      return intent.bytes;
    case 'mutant':
      return JSON.stringify({
        ...frameOf({ kind: 'call', wait: false, name: 'f', input: {} }, guest),
        kind: intent.of,
        [intent.key]: intent.value,
      });
    default:
      return JSON.stringify(frameOf(intent, guest));
  }
}

function frameOf(intent: Intent, guest: GuestState): object {
  const told = guest.delivered;
  switch (intent.kind) {
    case 'call': {
      guest.delivered = [];
      const seq = guest.seq++;
      return { ...intent, seq, position: `0:${seq}`, line: null, delivered: told };
    }
    case 'wait':
      guest.delivered = [];
      return { ...intent, delivered: told };
    case 'text': {
      const offset = guest.offset;
      guest.offset += new TextEncoder().encode(intent.text).length;
      return { ...intent, stream: 'stdout', offset, line: 1 };
    }
    case 'end':
      return {
        ...intent,
        delivered: told,
        error: intent.status === 'failed' ? { type: 'E', message: '', traceback: '', line: null } : null,
        value: null,
        carried: null,
        notCarried: [],
        variables: [],
      };
    default:
      return intent;
  }
}

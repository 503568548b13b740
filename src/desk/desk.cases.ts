import { z } from 'zod';
import { defineFunction, defineSdk, type FunctionOptions, type Schema, type Sdk } from '../sdk/index.ts';
import { type Call, type Limits, type Reply, resolveLimits, type Value } from '../value/index.ts';
import { type Desk, type DeskOptions, openDesk } from './desk.ts';
import { openStore } from './store.ts';

/** A desk with one function, `sdk.f(x: str) -> str`, and what it told its observers. */
export interface Opened {
  readonly desk: Desk;
  /** Asks for `sdk.f` with the next seq. */
  readonly ask: (input?: Value, name?: string) => Promise<Reply>;
  /** The program gives up on everything it asked for. */
  readonly giveUp: AbortController;
  readonly seen: Call[];
  readonly approving: boolean[];
}

const input: z.ZodObject<{ x: z.ZodDefault<z.ZodString> }> = z.object({ x: z.string().default('x') });
const output: z.ZodString = z.string();
/** What a test may change of `sdk.f`. */
export type Options = FunctionOptions<typeof input, typeof output, unknown, unknown>;

/** An SDK of one function. */
function sdkOf(over: Partial<Options> = {}): Sdk<unknown> {
  const base: Options = {
    description: 'F.',
    input,
    output,
    effect: 'read',
    execute: ({ x }) => x.toUpperCase(),
  };
  return defineSdk({ f: defineFunction({ ...base, ...over }) });
}

/** What a test may change of the desk. */
export type OpenOptions = Partial<Omit<DeskOptions, 'limits'>> & { readonly limits?: Partial<Limits> };

/** Opens a desk. */
export function open(over: Partial<Options> = {}, options: OpenOptions = {}): Opened {
  const seen: Call[] = [];
  const approving: boolean[] = [];
  const giveUp = new AbortController();
  const desk = openDesk({
    id: 'run-1',
    sdk: sdkOf(over) as Sdk<never>,
    context: { user: 'u1' },
    subject: null,
    store: openStore(),
    approve: null,
    generate: () => Promise.reject(new Error('no model')),
    answerSchema: null,
    secrets: [],
    onCall: (call) => seen.push(call),
    onApproving: (waiting) => approving.push(waiting),
    ...options,
    limits: resolveLimits(options.limits),
  });
  let seq = 0;
  const ask = (given: Value = { x: 'a' }, name = 'f'): Promise<Reply> => {
    const call = { seq, name, input: given, position: `0:${seq}`, line: 1 };
    seq += 1;
    return desk.answer(call, giveUp.signal);
  };
  return { desk, ask, giveUp, seen, approving };
}

/** The error reply of a call that was refused. */
export const refused = (type: string, message: string): object => ({
  status: 'refused',
  error: { type, message },
});
/** The error reply of a call that failed. */
export const failed = (type: string, message: string): object => ({
  status: 'failed',
  error: { type, message },
});

/** An answer schema. */
export const answerSchema: Schema = z.object({ total: z.int() });

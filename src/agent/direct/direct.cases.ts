import { z } from 'zod';
import { type Script, type ScriptedModel, scriptedModel } from '../../model/index.ts';
import { defineFunction, defineSdk, type Sdk } from '../../sdk/index.ts';
import { type Agent, type AgentOptions, createAgent } from '../index.ts';

/** What the functions did: which began, in their order, and how many were at work at the same time at most. */
export interface Seen {
  readonly began: string[];
  most: number;
}

/** `add` computes, `tell` writes and `look` takes a while, as long as nobody gives it up. */
export function sdkOf(seen: Seen): Sdk {
  let working = 0;
  return defineSdk({
    add: defineFunction({
      description: 'Adds.',
      input: z.object({ a: z.int(), b: z.int() }),
      output: z.int(),
      effect: 'pure',
      execute: ({ a, b }) => a + b,
    }),
    tell: defineFunction({
      description: 'Tells a user.',
      input: z.object({ user: z.string() }),
      output: z.boolean(),
      effect: 'write',
      rateLimit: { max: 1, perMs: 3_600_000, by: ({ user }) => user },
      execute: ({ user }) => seen.began.push(`tell ${user}`) > 0,
    }),
    look: defineFunction({
      description: 'Looks.',
      input: z.object({ at: z.string() }),
      output: z.string(),
      effect: 'read',
      execute: async ({ at }) => {
        seen.began.push(at);
        working += 1;
        seen.most = Math.max(seen.most, working);
        await new Promise(setImmediate);
        working -= 1;
        return at.repeat(500);
      },
    }),
    stuck: defineFunction({ effect: 'read', execute: () => new Promise<never>(() => {}) }),
  });
}

/** An agent of direct mode without a sandbox, whose model says this. */
export function direct(
  script: Script,
  over: Partial<Omit<AgentOptions, 'mode' | 'sandbox'>> = {},
): { readonly agent: Agent; readonly model: ScriptedModel; readonly seen: Seen } {
  const model = scriptedModel(script);
  const seen: Seen = { began: [], most: 0 };
  return { agent: createAgent({ model, sdk: sdkOf(seen), ...over, mode: 'direct' }), model, seen };
}

/** A tool call, as a script writes it. */
export interface Written {
  readonly name: string;
  readonly input: { [name: string]: string | number | { total: number | string } };
}

/** Calls of those functions. */
export const add = (a: number, b: number): Written => ({ name: 'add', input: { a, b } });
export const tell = (user: string): Written => ({ name: 'tell', input: { user } });
export const look = (at: string): Written => ({ name: 'look', input: { at } });
export const stuck: Written = { name: 'stuck', input: {} };
export const finalAnswer = (total: number | string): Written => ({
  name: 'final_answer',
  input: { answer: { total } },
});

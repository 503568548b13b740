import { z } from 'zod';
import { type Script, type ScriptedModel, scriptedModel } from '../model/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { subprocess } from '../sandbox/subprocess/index.ts';
import { defineFunction, defineSdk, type Sdk } from '../sdk/index.ts';
import { type Agent, type AgentOptions, createAgent } from './index.ts';

/** A reply that holds this program. */
export function program(source: string): string {
  return `\`\`\`python\n${source}\n\`\`\``;
}

/** `add` computes, `tell` writes, `write_text` asks the model. */
export const sdk: Sdk = defineSdk({
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
    execute: () => true,
  }),
  write_text: defineFunction({
    description: 'Writes a text.',
    effect: 'read',
    retries: 0,
    execute: (_, { generate }) => generate({ prompt: 'A text, please.', maxTokens: 5 }),
  }),
});

/** The sandbox of these tests: a child process. */
export function openSandbox(): Sandbox {
  return subprocess();
}

/** An agent whose model says this. */
export function agentOf(
  script: Script,
  sandbox: Sandbox | (() => Sandbox),
  over: Partial<AgentOptions> = {},
): { readonly agent: Agent; readonly model: ScriptedModel } {
  const model = scriptedModel(script);
  return { agent: createAgent({ model, sdk, sandbox, ...over }), model };
}

import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { scriptedModel } from '../model/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { defineFunction, defineSdk, type ExecuteOptions } from '../sdk/index.ts';
import type { Value } from '../value/index.ts';
import { type AgentOptions, createAgent } from './index.ts';

// Checked by tsc alone; nothing here runs.

declare const sandbox: Sandbox;
const model = scriptedModel([]);
const plain = defineSdk({ now: defineFunction({ effect: 'read', execute: () => 1 }) });
const personal = defineSdk({
  whoami: defineFunction({
    effect: 'read',
    execute: (_, { context }: ExecuteOptions<{ user: string }>) => context.user,
  }),
});

// The answer is what the schema makes of it, else a plain value.
const agent = createAgent({ model, sdk: plain, sandbox });
expectTypeOf(await agent.answer('Task.')).toEqualTypeOf<Value>();
const schema = z.object({ day: z.iso.date().transform((day) => new Date(day)) });
expectTypeOf(await agent.answer('Task.', { schema })).toEqualTypeOf<{ day: Date }>();
const outcome = await agent.run('Task.', { schema });
if (outcome.status === 'answered') expectTypeOf(outcome.answer).toEqualTypeOf<{ day: Date }>();

// The context may be left out until a function declares what it needs.
expectTypeOf(agent.run).toBeCallableWith('Task.');
const theirs = createAgent({ model, sdk: personal, sandbox });
expectTypeOf(theirs.run).toBeCallableWith('Task.', { context: { user: 'u1' } });
expectTypeOf<[string]>().not.toExtend<Parameters<typeof theirs.run>>();
expectTypeOf<[string, { context: { user: number } }]>().not.toExtend<Parameters<typeof theirs.run>>();

// Only direct mode does without a sandbox; with one, the mode alone may decide.
declare const mode: 'code' | 'direct';
expectTypeOf(createAgent<unknown>).toBeCallableWith({ model, sdk: plain, mode: 'direct' });
expectTypeOf(createAgent<unknown>).toBeCallableWith({ model, sdk: plain, sandbox, mode });
expectTypeOf<{ model: typeof model; sdk: typeof plain }>().not.toExtend<AgentOptions>();
expectTypeOf<{ model: typeof model; sdk: typeof plain; mode: 'direct' }>().toExtend<AgentOptions>();

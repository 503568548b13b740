import { type } from 'arktype';
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import type { Value } from '../value/index.ts';
import {
  type ContextOption,
  defineFunction,
  defineSdk,
  type ExecuteOptions,
  fromJsonSchema,
  type Sdk,
  type SdkFunction,
} from './index.ts';

// Checked by tsc alone; nothing here runs.

interface Order {
  id: number;
  product: string;
  status: 'waiting' | 'sent';
}
declare const database: { orders(user: string, limit: number, signal: AbortSignal): Promise<Order[]> };

// The example of the design, as it stands.
const shop = defineSdk({
  orders_of: defineFunction({
    description: 'Orders of one user, newest first.',
    input: z.object({ user_id: z.string(), limit: z.int().max(100).default(20) }),
    output: z.array(z.object({ id: z.int(), product: z.string(), status: z.enum(['waiting', 'sent']) })),
    effect: 'read',
    examples: ['waiting = [o for o in sdk.orders_of("u1") if o.status == "waiting"]'],
    execute: ({ user_id, limit }, { signal }) => database.orders(user_id, limit, signal),
  }),
});
expectTypeOf(shop).toEqualTypeOf<Sdk<unknown, 'orders_of'>>();

// `execute` takes what the schema makes of the input, and returns what the output schema takes.
defineFunction({
  input: z.object({ user_id: z.string(), limit: z.int().default(20), tag: z.string().optional() }),
  output: z.object({ size: z.string().transform((text) => text.length) }),
  effect: 'pure',
  summary: (input) => {
    expectTypeOf(input).toEqualTypeOf<{ user_id: string; limit: number; tag?: string | undefined }>();
    return '';
  },
  rateLimit: { max: 1, perMs: 1, by: (input) => input.user_id },
  approval: (input) => input.limit > 10,
  idempotencyKey: (input) => input.user_id,
  execute: (input, { signal, generate, idempotencyKey, context }) => {
    expectTypeOf(input).toEqualTypeOf<{ user_id: string; limit: number; tag?: string | undefined }>();
    expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
    expectTypeOf(generate({ prompt: '' })).toEqualTypeOf<Promise<string>>();
    expectTypeOf(idempotencyKey).toEqualTypeOf<string>();
    expectTypeOf(context).toEqualTypeOf<unknown>();
    return { size: 'abc' };
  },
});
defineFunction({
  input: type({ user_id: 'string', 'limit?': 'number.integer' }),
  output: type({ found: 'string[]' }),
  effect: 'read',
  execute: async (input) => {
    expectTypeOf(input).toEqualTypeOf<{ user_id: string; limit?: number }>();
    return { found: [input.user_id] };
  },
});
defineFunction({
  input: z.object({ id: z.string() }),
  output: z.object({ size: z.int() }),
  effect: 'read',
  // @ts-expect-error: `size` is a number.
  execute: () => ({ size: 'abc' }),
});
defineFunction({
  input: z.object({ id: z.string() }),
  effect: 'read',
  // @ts-expect-error: the input has no `name`.
  execute: ({ name }) => name,
});

// Without an input there is nothing to read, without an output anything may be returned.
defineFunction({
  effect: 'write',
  execute: (input) => {
    // @ts-expect-error: a function without parameters reads none.
    input['user_id'].length;
  },
});
defineFunction({ effect: 'read', execute: () => new Date(0) });

// @ts-expect-error: every function has an effect.
defineFunction({ execute: () => 1 });
// @ts-expect-error: there are three effects.
defineFunction({ effect: 'maybe', execute: () => 1 });
// @ts-expect-error: a JSON Schema goes through `fromJsonSchema`.
defineFunction({ effect: 'read', input: { type: 'object' }, execute: () => 1 });

// Plain JSON Schema: the caller's word for the type, or none.
expectTypeOf(fromJsonSchema({})).toEqualTypeOf<ReturnType<typeof untyped>>();
declare function untyped(): import('./index.ts').Schema<unknown, Value>;
defineFunction({
  input: fromJsonSchema<{ id: bigint }>({ type: 'object', properties: { id: { type: 'integer' } } }),
  output: fromJsonSchema({ type: 'integer' }),
  effect: 'pure',
  execute: (input) => {
    expectTypeOf(input).toEqualTypeOf<{ id: bigint }>();
    return input.id * 2n;
  },
});
defineFunction({
  input: fromJsonSchema({ type: 'object' }),
  effect: 'pure',
  execute: (input) => {
    expectTypeOf(input).toEqualTypeOf<Value>();
  },
});

// A context is what its functions annotate, in `execute` or in a policy, wherever that stands.
interface User {
  userId: string;
}
interface Tenant {
  tenant: string;
}
const ofUser = defineFunction({
  effect: 'read',
  execute: (_input, { context }: ExecuteOptions<User>) => context.userId,
});
const ofTenant = defineFunction({
  input: z.object({ text: z.string() }),
  effect: 'write',
  execute: ({ text }, { signal }) => (signal.aborted ? '' : text),
  rateLimit: { max: 1, perMs: 1, by: (_input, context: Tenant) => context.tenant },
});
const ofBoth = defineFunction({
  input: z.object({ text: z.string() }),
  effect: 'write',
  approval: (input, context: Tenant) => input.text === context.tenant,
  idempotencyKey: (_input, context: Tenant) => context.tenant,
  execute: ({ text }, { context }: ExecuteOptions<User>) => `${text}${context.userId}`,
});
const plain = defineFunction({ effect: 'read', execute: () => 1 });
expectTypeOf(plain).toEqualTypeOf<SdkFunction<unknown>>();
expectTypeOf(ofUser).toEqualTypeOf<SdkFunction<User>>();
expectTypeOf(ofTenant).toEqualTypeOf<SdkFunction<Tenant>>();
expectTypeOf(ofBoth).toEqualTypeOf<SdkFunction<User & Tenant>>();

// An SDK needs what all of its functions need; mixing keeps it.
const users = defineSdk({ ofUser, plain });
const mixed = defineSdk({ ...shop.functions, ...users.functions, ofTenant });
expectTypeOf(defineSdk({})).toEqualTypeOf<Sdk<unknown, never>>();
expectTypeOf(users).toEqualTypeOf<Sdk<User, 'ofUser' | 'plain'>>();
expectTypeOf(mixed).toEqualTypeOf<Sdk<User & Tenant, 'orders_of' | 'ofUser' | 'plain' | 'ofTenant'>>();
expectTypeOf(defineSdk({ ...shop.functions, plain })).toEqualTypeOf<Sdk<unknown, 'orders_of' | 'plain'>>();
expectTypeOf(mixed.functions.ofUser).toEqualTypeOf<SdkFunction<User & Tenant>>();
expectTypeOf(users).toExtend<Sdk<User>>();
expectTypeOf(users).toExtend<Sdk<never>>();
export const anySdk: Sdk = shop;
run('', { sdk: anySdk });
// @ts-expect-error: an SDK that needs a user is not one that needs nothing.
export const needsNothing: Sdk = users;
// @ts-expect-error: functions are made by `defineFunction`.
defineSdk({ search: { effect: 'read', execute: () => 1 } });

// Whoever takes an SDK asks for the context exactly when it needs one.
declare function run<Context>(source: string, options: { sdk: Sdk<Context> } & ContextOption<Context>): void;
run('', { sdk: shop });
run('', { sdk: shop, context: { anything: true } });
run('', { sdk: users, context: { userId: 'u1' } });
run('', { sdk: mixed, context: { userId: 'u1', tenant: 't1' } });
// @ts-expect-error: the context is missing.
run('', { sdk: users });
// @ts-expect-error: half of the context is missing.
run('', { sdk: mixed, context: { userId: 'u1' } });
// @ts-expect-error: the context is of the wrong type.
run('', { sdk: users, context: { userId: 5 } });

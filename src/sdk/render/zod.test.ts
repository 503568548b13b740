import { type } from 'arktype';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineFunction, defineSdk, renderDocs } from '../index.ts';

const Category = z.object({
  name: z.string(),
  get parent() {
    return Category.optional();
  },
});

const order = z
  .object({
    id: z.int(),
    product: z.string().describe('Its name in the shop.'),
    status: z.enum(['waiting', 'sent']),
    at: z.iso.datetime(),
    price: z.number().nonnegative(),
    note: z.string().nullable().optional(),
    size: z.tuple([z.int(), z.int()]).optional(),
    labels: z.record(z.string(), z.string()).default({}),
  })
  .meta({ title: 'Order' });

test('an SDK of zod schemas reads well', async () => {
  const sdk = defineSdk({
    orders_of: defineFunction({
      description: 'Orders of one user, newest first.',
      input: z.object({
        user_id: z.uuid(),
        limit: z.int().min(1).max(100).default(20),
        since: z.iso.date().optional(),
        state: z.union([z.literal('any'), z.object({ is: z.enum(['waiting', 'sent']) })]).default('any'),
      }),
      output: z.array(order),
      effect: 'read',
      examples: ['waiting = [o for o in orders_of(user) if o.status == "waiting"]'],
      execute: () => [],
    }),
    save: defineFunction({
      description: 'Save an order.',
      input: z.object({ order, mail: z.email().optional() }),
      output: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('saved'), id: z.int() }),
        z.object({ kind: z.literal('refused'), reasons: z.array(z.string().max(80)) }),
      ]),
      effect: 'write',
      rateLimit: { max: 1, perMs: 3_600_000, by: ({ order: { id } }) => String(id) },
      execute: () => ({ kind: 'saved' as const, id: 1 }),
    }),
    categories: defineFunction({
      description: 'All categories.',
      output: z.array(Category),
      effect: 'pure',
      execute: () => [],
    }),
  });
  await expect(renderDocs(sdk).text).toMatchFileSnapshot('snapshots/zod.py');
});

test('an SDK of arktype schemas reads well', async () => {
  const sdk = defineSdk({
    convert: defineFunction({
      description: 'Convert an amount of money.',
      input: type({ amount: 'number >= 0', from: "'EUR' | 'USD'", 'to?': 'string == 3' }),
      output: type({ amount: 'number', 'at?': 'string.date.iso' }),
      effect: 'read',
      execute: ({ amount }) => ({ amount }),
    }),
  });
  await expect(renderDocs(sdk).text).toMatchFileSnapshot('snapshots/arktype.py');
});

import { z } from 'zod';
import { defineFunction, defineSdk, type Sdk } from '../../src/sdk/index.ts';

/** One order of the sample day. */
export interface Order {
  readonly id: number;
  readonly product: string;
  readonly euros: number;
}

const products = ['lamp', 'desk', 'chair', 'shelf', 'rug', 'clock', 'vase', 'stool'];

/** The orders of one day, always the same. */
export const orders: readonly Order[] = Array.from({ length: 400 }, (_, index) => ({
  id: 7_000 + index,
  product: products[(index * 5 + Math.floor(index / 7)) % products.length] ?? '',
  euros: 5 + ((index * 37) % 90),
}));

/** Where the shipment of an order is. */
export function statusOf(order: number): 'late' | 'on time' {
  return order % 9 === 0 ? 'late' : 'on time';
}

/** Five functions of a shop, as their users would define them. */
export function shopSdk(): Sdk {
  return defineSdk({
    shipment_of: defineFunction({
      description: 'Where the shipment of an order is.',
      input: z.object({ order: z.int() }),
      output: z.object({ order: z.int(), status: z.enum(['on time', 'late']), carrier: z.string() }),
      effect: 'read',
      execute: ({ order }) => ({ order, status: statusOf(order), carrier: `carrier ${order % 3}` }),
    }),
    stock_of: defineFunction({
      description: 'Units of a product in stock.',
      input: z.object({ product: z.string() }),
      output: z.int(),
      effect: 'read',
      execute: () => 4,
    }),
    price_of: defineFunction({
      description: 'What a supplier asks for one unit, in euros.',
      input: z.object({ supplier: z.string(), product: z.string() }),
      output: z.number(),
      effect: 'read',
      execute: ({ supplier }) => (supplier === 'north' ? 19.5 : 17.25),
    }),
    place_order: defineFunction({
      description: 'Orders units of a product from a supplier. Gives the number of the order.',
      input: z.object({ supplier: z.string(), product: z.string(), units: z.int() }),
      output: z.int(),
      effect: 'write',
      execute: () => 8_001,
    }),
    orders_on: defineFunction({
      description: 'All orders of one day.',
      input: z.object({ day: z.iso.date() }),
      output: z.array(z.object({ id: z.int(), product: z.string(), euros: z.int() })),
      effect: 'read',
      execute: () => [...orders],
    }),
  });
}

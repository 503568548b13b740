import { z } from 'zod';
import { defineFunction, defineSdk, type Sdk } from '../../src/sdk/index.ts';

/** An SDK of one function, which a program can call to see that it is answered. */
export const doubling: Sdk = defineSdk({
  double: defineFunction({
    input: z.object({ x: z.int() }),
    output: z.int(),
    effect: 'pure',
    execute: ({ x }) => x * 2,
  }),
});

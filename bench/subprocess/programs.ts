import { defineFunction, defineSdk, fromJsonSchema, type Sdk } from '../../src/sdk/index.ts';

/** When the functions of a program were called and returned, milliseconds. */
export interface Calls {
  readonly started: number[];
  readonly ended: number[];
}

/** An SDK that notes when it is called: `ping` returns at once, `slow` after 20 ms. */
export function notingSdk(): { readonly sdk: Sdk; readonly calls: Calls } {
  const calls: Calls = { started: [], ended: [] };
  const noted = async (ms: number): Promise<number> => {
    calls.started.push(performance.now());
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    calls.ended.push(performance.now());
    return ms;
  };
  const input = fromJsonSchema<{ n: number }>({
    type: 'object',
    properties: { n: { type: 'integer' } },
    required: ['n'],
  });
  const sdk = defineSdk({
    ping: defineFunction({ effect: 'read', execute: () => noted(0) }),
    slow: defineFunction({ effect: 'read', input, execute: () => noted(20) }),
  });
  return { sdk, calls };
}

/** The programs that are measured. */
export const programs = {
  one: '1',
  pings: 'for _ in range(900): sdk.ping()',
  sequential: 'for n in range(50): sdk.slow(n)',
  map: 'sdk.map(sdk.slow, range(50))',
  gather: 'import asyncio\nawait asyncio.gather(*[sdk.aio.slow(n) for n in range(50)])',
  endless: 'while True: pass',
} as const;

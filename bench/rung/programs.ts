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
    ping: defineFunction({ effect: 'read', cache: false, execute: () => noted(0) }),
    slow: defineFunction({ effect: 'read', cache: false, input, execute: () => noted(20) }),
  });
  return { sdk, calls };
}

/** The programs that are measured. */
export const programs = {
  one: 'print(1)',
  pings: 'for _ in range(2000): sdk.ping()',
  sequential: 'for n in range(50): sdk.slow(n)',
  map: 'sdk.map(sdk.slow, range(50))',
  gather: 'import asyncio\nawait asyncio.gather(*[sdk.aio.slow(n) for n in range(50)])',
  endless: 'while True: pass',
  waiting: 'import time\ntime.sleep(1)',
  prints: 'for n in range(1_000_000): print(n)',
} as const;

/** Work that needs no host, by what it is: the same source runs in the system's Python beside it. */
export const computing = {
  'fib(24)': 'def fib(n):\n  return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(24)',
  'sort 100,000 dicts':
    'rows = [{"k": (i * 7919) % 100003, "v": i} for i in range(100000)]\nrows.sort(key=lambda row: row["k"])\ndel rows',
  'json of 1.6 MB there and back':
    'import json\nrows = [{"id": i, "title": f"Result {i}", "score": i / 7} for i in range(30000)]\nrows = len(json.loads(json.dumps(rows)))',
} as const;

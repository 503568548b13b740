// No model at all: run Python that somebody wrote against your functions, behind the same wall.
import { readFile } from 'node:fs/promises';
import { defineFunction, defineSdk, runProgram } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { z } from 'zod';

const sdk = defineSdk({
  square: defineFunction({
    description: 'The square of an integer.',
    input: z.object({ x: z.int() }),
    output: z.int(),
    effect: 'pure',
    execute: ({ x }) => x * x,
  }),
});

await using sandbox = wasm();
const source =
  process.argv[2] === undefined
    ? 'print(sum(sdk.map(square, range(10))))\n1 / 0'
    : await readFile(process.argv[2], 'utf8');
const outcome = await runProgram(source, { sdk, sandbox, limits: { timeMs: 2_000 } });
console.log(outcome.stdout.trim()); // → 285
console.log(outcome.error?.type, 'in line', outcome.error?.line); // → ZeroDivisionError in line 2
console.log(outcome.calls.length, 'calls'); // → 10 calls

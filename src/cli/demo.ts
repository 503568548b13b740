import { type LanguageModel, scriptedModel } from '../model/index.ts';
import { defineFunction, defineSdk, fromJsonSchema, type Sdk } from '../sdk/index.ts';

/** What the command offers until the standard SDK stands: one function on real input. */
export function demoSdk(): Sdk {
  return defineSdk({
    multiply: defineFunction({
      description: 'The product of two integers.',
      input: fromJsonSchema<{ a: number; b: number }>({
        type: 'object',
        properties: { a: { type: 'integer' }, b: { type: 'integer' } },
        required: ['a', 'b'],
        additionalProperties: false,
      }),
      output: fromJsonSchema<number>({ type: 'integer' }),
      effect: 'pure',
      execute: ({ a, b }) => a * b,
    }),
  });
}

/** Replays a scripted reply for the sample task; no model is asked. */
export function demoModel(): LanguageModel {
  return scriptedModel([
    '```python\nproduct = sdk.multiply(1234, 5678)\nsdk.final_answer(str(product))\n```',
  ]);
}

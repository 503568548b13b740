import { defineFunction, fromJsonSchema, type SdkFunction } from '../../sdk/index.ts';
import { calculate, mostCharacters } from './calculate.ts';
import { constants } from './functions.ts';
import type { Quantity } from './quantity.ts';

/** `calculate(expression) -> int | float`. */
export function defineCalculate(): SdkFunction {
  return defineFunction({
    description: [
      "Calculates an arithmetic expression by Python's rules.",
      '',
      'Integers are exact, up to 4,300 digits; `/` and floats give a float. Operators: + - * / // % **.',
      // The rest are named where one is not known.
      'Functions: abs, round, int, float, min, max, pow, and of math: sqrt, log, sin, gcd, comb, …',
      `Constants: ${[...constants.keys()].join(', ')}.`,
    ].join('\n'),
    input: fromJsonSchema<{ readonly expression: string }>({
      type: 'object',
      properties: { expression: { type: 'string', minLength: 1, maxLength: mostCharacters } },
      required: ['expression'],
      additionalProperties: false,
    }),
    output: fromJsonSchema<Quantity>({ anyOf: [{ type: 'integer' }, { type: 'number' }] }),
    effect: 'pure',
    retries: 0,
    examples: ['sdk.calculate("1234 * 5678")  # 7006652'],
    warnings: ['No variables, comparisons or lists: numbers in the text.'],
    summary: ({ expression }) => `Calculate ${expression}`,
    execute: ({ expression }) => calculate(expression),
  });
}

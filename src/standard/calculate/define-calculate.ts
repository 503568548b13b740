import { defineFunction, fromJsonSchema, type SdkFunction } from '../../sdk/index.ts';
import { calculate, mostCharacters } from './calculate.ts';
import { constants, functions } from './functions.ts';
import type { Quantity } from './quantity.ts';

/** `calculate(expression) -> int | float`. */
export function defineCalculate(): SdkFunction {
  return defineFunction({
    description: [
      "Calculates an arithmetic expression by Python's rules.",
      '',
      'Integers are exact at any size; `/` and floats give a float.',
      'Operators: + - * / // % ** and parentheses.',
      `Functions: ${[...functions.keys()].join(', ')}.`,
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
    examples: [
      'sdk.calculate("1234 * 5678")  # 7006652',
      'sdk.calculate("round(sqrt(2) * 100, 1)")  # 141.4',
    ],
    warnings: [
      'No variables, comparisons or lists: put the numbers into the text.',
      'Integers have at most 4,300 digits.',
    ],
    summary: ({ expression }) => `Calculate ${expression}`,
    execute: ({ expression }) => calculate(expression),
  });
}

import { defineFunction, fromJsonSchema, type SdkFunction } from '../../sdk/index.ts';
import type { Value } from '../../value/index.ts';
import { failure } from '../failure.ts';
import { summaryPrompt } from './summary-prompt.ts';

interface Input {
  readonly items: Value;
  readonly instructions: string;
}

/** What one summary may cost: characters that are read (about a quarter as many tokens), tokens that are written. */
export interface SummaryBudget {
  readonly characters: number;
  readonly maxTokens: number;
}

/** `summarise(items, instructions="") -> str`. */
export function defineSummarise({ characters, maxTokens }: SummaryBudget): SdkFunction {
  return defineFunction({
    description: [
      "Summarises a text, or a list of texts or records, with the run's own model.",
      '',
      `Beyond ${characters} characters, items are cut.`,
    ].join('\n'),
    input: fromJsonSchema<Input>({
      type: 'object',
      properties: {
        items: { anyOf: [{ type: 'array', items: {} }, { type: 'string' }, { type: 'object' }] },
        instructions: {
          ...{ type: 'string', maxLength: 2_000, default: '' },
          description: 'What matters, for whom, how long.',
        },
      },
      required: ['items'],
      additionalProperties: false,
    }),
    output: fromJsonSchema<string>({ type: 'string' }),
    effect: 'read',
    retries: 0,
    examples: ['sdk.summarise(sdk.search("oak desk")[:3], "for a buyer, two sentences")'],
    warnings: ['Each call asks the model: filter first, summarise once.'],
    summary: ({ items }) => `Summarise ${Array.isArray(items) ? `${items.length} items` : 'one item'}`,
    execute: async ({ items, instructions }, { generate }) => {
      if (isEmpty(items)) throw failure('Expected `items` to hold something to summarise, got nothing.');
      const prompt = summaryPrompt({ items, instructions, budget: characters });
      const text = await generate({ prompt, maxTokens }).catch((cause: unknown) => {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw failure(`\`summarise\` needs a model that answers: ${reason}`, cause);
      });
      if (text.trim() === '') throw failure('The model gave an empty summary.');
      return text.trim();
    },
  });
}

function isEmpty(items: Value): boolean {
  if (typeof items === 'string') return items.trim() === '';
  return items === null || Object.keys(items).length === 0;
}

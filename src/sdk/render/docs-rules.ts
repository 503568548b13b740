import type { Rules } from '../../errors/index.ts';
import { docsDetails } from './function-text.ts';

/** What each option of `renderDocs` must be. */
export const docsRules: Rules = new Map([
  [
    'detail',
    {
      optional: true,
      expected: docsDetails.map((detail) => `"${detail}"`).join(' or '),
      test: (value) => docsDetails.some((detail) => detail === value),
    },
  ],
  [
    'budgetTokens',
    {
      optional: true,
      expected: 'a number from 0',
      test: (value) => typeof value === 'number' && value >= 0,
    },
  ],
  [
    'imports',
    {
      optional: true,
      expected: '"all" or an array of module names',
      test: (value) => value === 'all' || (Array.isArray(value) && value.every(isText)),
    },
  ],
  [
    'answer',
    {
      optional: true,
      expected: 'a JSON Schema',
      test: (value) => typeof value === 'boolean' || isSchemaObject(value),
    },
  ],
]);

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** Not a schema of a library, whose fields are no keywords: it would read as "anything". */
function isSchemaObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('~standard' in value);
}

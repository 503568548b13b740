import { expect, test } from 'vitest';
import { cleanSchema } from './clean-schema.ts';

/** "hidden" in tag characters, which models read and people do not see. */
const hidden = [...'hidden'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

test('words are cleaned wherever a schema stands, also under the names of keywords', () => {
  const word = { description: `Seen.${hidden}`, title: '\u202eT', $comment: 'a\u200bb' };
  const cleaned = { description: 'Seen.', title: 'T', $comment: 'ab' };
  const of = (each: object): object => ({
    ...{ type: 'object', ...each },
    properties: { description: each, default: each, list: { type: 'array', items: { anyOf: [each] } } },
    $defs: { const: each },
  });
  expect(cleanSchema(of(word) as never)).toEqual(of(cleaned));
});

test('data stays as it is, and so does what is no object', () => {
  const schema = { enum: [hidden, { description: hidden }], default: { description: hidden }, const: hidden };
  expect(cleanSchema(schema)).toEqual(schema);
  expect(cleanSchema(true)).toBe(true);
});

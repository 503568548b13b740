import { beforeAll, describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { needs } from '../../../test/needs.ts';
import { probePython } from '../../../test/python.ts';
import { type Outline, outlinesOf } from '../../../test/support/outline.ts';
import type { FunctionDescription } from '../description.ts';
import { docsDetails } from './function-text.ts';
import { hostileTexts } from './hostile.cases.ts';
import { renderDocs } from './render-docs.ts';

describe('hostile text', () => {
  const usable = needs('python3', probePython());
  const outlined = new Map<string, Outline[]>();

  beforeAll(() => {
    const outlines = usable ? outlinesOf(hostileTexts.flatMap(({ text }) => pages(text))) : [];
    for (const [index, { text }] of hostileTexts.entries())
      outlined.set(text, outlines.slice(index * 4, index * 4 + 4));
  });

  /** A function that has the text in every place that takes one. */
  const poisoned = (text: string): FunctionDescription => {
    const field = {
      type: 'string',
      description: text,
      pattern: text,
      format: text,
      default: text,
      examples: [text],
    };
    const record = {
      title: text,
      type: 'object',
      description: text,
      properties: { a: field, [text]: { enum: [text] } },
      not: { const: text },
    };
    return declare('f', {
      description: text,
      input: { ...record, properties: { a: record, b: field, [text]: field } },
      output: { type: 'array', items: record, description: text },
      examples: [text],
      warnings: [text],
      rateLimit: { max: 1, perMs: 1_000, by: text },
    });
  };

  const pages = (text: string) =>
    docsDetails.map(
      (detail) =>
        renderDocs([poisoned(text)], {
          detail,
          imports: [text],
          answer: { type: 'string', description: text },
        }).text,
    );

  test.each(hostileTexts)('stays in its docstring, comment or string: $title', ({ text }) => {
    const outlines = (outlined.get(text) ?? []).map(({ error, nodes }) => ({
      error,
      code: nodes.filter(([kind]) => kind !== 'Assign').map(([kind, name]) => `${kind} ${name}`),
    }));
    const whole = { error: null, code: ['FunctionDef f', 'FunctionDef final_answer'] };
    const index = { error: null, code: ['FunctionDef final_answer'] };
    expect(outlines).toEqual([whole, whole, whole, index]);
  });

  test.each(hostileTexts)('neither hides anything nor ends the block around the page: $title', ({ text }) => {
    for (const page of pages(text)) expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|```/u);
  });

  test('is still there to read', () => {
    const [page = ''] = pages('"""\\d \u202ex');
    expect(outlinesOf([page])[0]?.nodes.find(([, name]) => name === 'f')?.[2]).toContain("'''\\d x\n");
  });
});

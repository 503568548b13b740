import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import type { FunctionDescription } from '../description.ts';
import type { docsDetails } from './function-text.ts';
import { renderDocs } from './render-docs.ts';

describe('a budget', () => {
  const short = declare('a', { description: 'Short.' });
  const long = declare('b', { description: `Long. ${'More of it. '.repeat(50)}` });
  const sizeOf = (functions: readonly FunctionDescription[], detail: (typeof docsDetails)[number]) =>
    renderDocs(functions, { detail }).tokens;

  test('that is large enough changes nothing', () => {
    const whole = renderDocs([short, long]);
    expect(renderDocs([short, long], { budgetTokens: whole.tokens })).toEqual(whole);
  });

  test('shortens the longest function first', () => {
    const docs = renderDocs([short, long], { budgetTokens: sizeOf([short, long], 'full') - 1 });
    expect(docs.details).toEqual({ a: 'full', b: 'brief' });
    expect(docs.fits).toBe(true);
  });

  test('takes a tier from all before it takes the next from one', () => {
    const docs = renderDocs([short, long], { budgetTokens: sizeOf([short, long], 'brief') - 1 });
    expect(Object.values(docs.details).every((detail) => detail === 'brief' || detail === 'signatures')).toBe(
      true,
    );
    expect(docs.fits).toBe(true);
  });

  test('never drops a name, and says when even the index does not fit', () => {
    const docs = renderDocs([short, long], { budgetTokens: 1 });
    expect(docs).toEqual({ ...renderDocs([short, long], { detail: 'index' }), fits: false });
    expect(docs.text).toContain('\n# a: Short.\n# b: Long.\n');
  });

  test('is kept by signatures where names with what they are for would pass it', () => {
    const named = ['a', 'b', 'c'].map((name) => declare(name, { description: 'Short '.repeat(20) }));
    const budgetTokens = sizeOf(named, 'signatures');
    expect(sizeOf(named, 'index')).toBeGreaterThan(budgetTokens);
    expect(renderDocs(named, { budgetTokens })).toEqual(renderDocs(named, { detail: 'signatures' }));
    expect(renderDocs(named, { budgetTokens: budgetTokens - 1 }).fits).toBe(false);
  });

  test('starts from the detail that was asked for', () => {
    const docs = renderDocs([short, long], { detail: 'signatures', budgetTokens: 1_000_000 });
    expect(docs.details).toEqual({ a: 'signatures', b: 'signatures' });
  });

  test('shows only the records that shown functions reach', () => {
    const output = {
      title: 'Row',
      type: 'object',
      properties: { id: { type: 'integer', description: 'its number' } },
    };
    const functions = [declare('rows', { output })];
    expect(renderDocs(functions, { detail: 'full' }).text).toContain('  # its number');
    expect(renderDocs(functions, { detail: 'brief' }).text).toContain('\nRow = {"id": NotRequired[int]}\n');
    expect(renderDocs(functions, { detail: 'index' }).text).not.toContain('Row');
  });

  test('is kept whatever it is, by the page with the most that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 150, max: 900 }), (budgetTokens) => {
        const docs = renderDocs(standardFunctions, { budgetTokens });
        const index = sizeOf(standardFunctions, 'index');
        expect(docs.fits).toBe(docs.tokens <= budgetTokens);
        expect(docs.fits).toBe(index <= budgetTokens);
        expect(Object.keys(docs.details).sort()).toEqual(standardFunctions.map(({ name }) => name).sort());
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { readModel } from '../python/read-model.ts';
import { extremes } from './extreme.cases.ts';
import { renderDocs } from './render-docs.ts';
import { renderManifest } from './render-manifest.ts';
import { renderStub } from './render-stub.ts';
import { typeText } from './type-text.ts';

const mebibyte = 2 ** 20;

describe('an extreme schema', () => {
  test.each(extremes)('is read: $title', ({ schema, type }) => {
    const model = readModel([declare('f', { output: schema() })]);
    const types = model.functions.map(({ returns }) => typeText(returns));
    expect(types).toEqual(type === undefined ? [expect.any(String)] : [type]);
  });

  test.each(extremes)('is rendered, in as many bytes as it has words: $title', ({ schema }) => {
    const functions = [declare('f', { input: schema(), output: schema() })];
    const size = renderDocs(functions).text.length + renderStub(functions)['sdk.pyi'].length;
    expect(size).toBeLessThan(8 * mebibyte);
    expect(renderManifest(functions).functions).toHaveLength(1);
  });

  test.each(extremes)('fits a budget: $title', ({ schema }) => {
    const docs = renderDocs([declare('f', { output: schema() }), declare('g')], { budgetTokens: 300 });
    expect(docs.fits).toBe(true);
  });
});

import { expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { type JsonSchema, renderDocs, renderManifest } from '../../sdk/index.ts';
import { signatureOf } from './signature.ts';

const text = { type: 'string' } as const;

function signature(input: JsonSchema): string {
  return renderManifest([declare('f', { input })])
    .functions.map(signatureOf)
    .join();
}

test.each([
  [{}, 'f() -> Any'],
  [{ properties: { a: text }, required: ['a'] }, 'f(a: str) -> Any'],
  [{ properties: { from: text }, required: ['from'] }, 'f(from_: str) -> Any'],
  [{ properties: { a: text } }, 'f(a: str | None = None) -> Any'],
  [{ properties: { a: { ...text, default: 'x' } } }, 'f(a: str = "x") -> Any'],
  [{ properties: { a: { ...text, default: 'x'.repeat(99) } } }, 'f(a: str = ...) -> Any'],
  [{ additionalProperties: text }, 'f(**extra) -> Any'],
])('the signature of %j is %s', (more, expected) => {
  expect(signature({ type: 'object', additionalProperties: false, ...more })).toBe(expected);
});

test('it is the one the page shows', () => {
  const search = declare('search', {
    input: { type: 'object', properties: { q: text, n: { type: 'integer', default: 3 } }, required: ['q'] },
    output: text,
  });
  const [line = 'none'] = renderManifest([search]).functions.map(signatureOf);
  expect(renderDocs([search]).text).toContain(line);
});

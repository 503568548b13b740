import { expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { renderFindings } from './render-findings.ts';

function found(line: number, column: number, more: Partial<Finding> = {}): Finding {
  const place = { line, column, width: 3 };
  return { code: 'undefined-name', severity: 'error', place, message: '`foo` is not defined.', ...more };
}

test('a finding shows its line, with a caret below', () => {
  expect(renderFindings('x = 1\nprint(foo)', [found(2, 7)])).toBe(
    [
      'The program was checked and did not run: 1 problem.',
      'Line 2: `foo` is not defined.',
      '    print(foo)',
      '          ^^^',
    ].join('\n'),
  );
});

test('errors come first and are counted; notes say that they are notes', () => {
  const note = found(1, 1, { severity: 'note' });
  expect(renderFindings('foo', [note, found(1, 1), found(1, 1, { place: null, message: 'Too long.' })])).toBe(
    [
      'The program was checked and did not run: 2 problems.',
      'Line 1: `foo` is not defined.\n    foo\n    ^^^',
      'Too long.',
      'Note: Line 1: `foo` is not defined.\n    foo\n    ^^^',
    ].join('\n'),
  );
});

test('notes alone have no heading, and nothing found is nothing to say', () => {
  expect(renderFindings('foo', [found(1, 1, { severity: 'note' })])).toBe(
    'Note: Line 1: `foo` is not defined.\n    foo\n    ^^^',
  );
  expect(renderFindings('foo', [])).toBe('');
});

test('the caret stands below its place behind tabs, and ends with the line', () => {
  expect(renderFindings('\tif\tfoo', [found(1, 5), found(1, 8)])).toContain('    \tif\tfoo\n    \t  \t^^^\n');
  expect(renderFindings('x =', [found(1, 4)])).toContain('    x =\n       ^');
});

test('a long line is cut around its caret', () => {
  const line = `${'a'.repeat(200)}foo${'b'.repeat(200)}`;
  expect(
    renderFindings(line, [found(1, 201)])
      .split('\n')
      .slice(2),
  ).toEqual([`    ${'a'.repeat(60)}foo${'b'.repeat(57)}`, `    ${' '.repeat(60)}^^^`]);
});

test('ten are shown, the rest is counted', () => {
  const text = renderFindings(
    'foo',
    Array.from({ length: 12 }, () => found(1, 1)),
  );
  expect(text.split('\n').filter((line) => line.startsWith('Line 1:'))).toHaveLength(10);
  expect(text.split('\n')[0]).toBe('The program was checked and did not run: 12 problems.');
  expect(text.split('\n').at(-1)).toBe('… and 2 more.');
});

test('a place outside of the source shows an empty line', () => {
  expect(renderFindings('', [found(9, 9)])).toContain('Line 9: `foo` is not defined.\n    \n    ^');
});

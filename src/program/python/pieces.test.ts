import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soak } from '../../../test/soak.ts';
import { tooDeep } from './nesting.ts';
import { piecesOf } from './pieces.ts';

function read(source: string): readonly (readonly [string, string])[] {
  return [...piecesOf(source)].map(({ kind, start, end }) => [kind, source.slice(start, end)]);
}

describe('piecesOf', () => {
  test.each([
    ['x = 1', [['code', 'x = 1']]],
    [
      'x = "a" # b',
      [
        ['code', 'x = '],
        ['text', '"a"'],
        ['code', ' '],
        ['comment', '# b'],
      ],
    ],
    [
      "'it''s'",
      [
        ['text', "'it'"],
        ['text', "'s'"],
      ],
    ],
    ['"a\\"b"', [['text', '"a\\"b"']]],
    [
      '"""a\n"b" # c"""d',
      [
        ['text', '"""a\n"b" # c"""'],
        ['code', 'd'],
      ],
    ],
    [
      'f"{x}"',
      [
        ['code', 'f'],
        ['formatted', '"{x}"'],
      ],
    ],
    [
      'Rb"a" + rF"b"',
      [
        ['code', 'Rb'],
        ['text', '"a"'],
        ['code', ' + rF'],
        ['formatted', '"b"'],
      ],
    ],
    [
      'leaf"a"',
      [
        ['code', 'leaf'],
        ['text', '"a"'],
      ],
    ],
    [
      '"a\nb',
      [
        ['text', '"a'],
        ['code', '\n'],
        ['code', 'b'],
      ],
    ],
    ["'''a", [['text', "'''a"]]],
    ['"\\', [['text', '"\\']]],
    ['', []],
  ])('cuts %j', (source, pieces) => {
    expect(read(source)).toEqual(pieces);
  });

  test('leaves nothing out, whatever the text', () => {
    const shards = fc.constantFrom('"', "'", '"""', "'''", '\\', '#', '\n', 'f', 'x', ' ', '{');
    fc.assert(
      fc.property(fc.array(shards, { maxLength: 40 }), (parts) => {
        const source = parts.join('');
        expect(
          read(source)
            .map(([, text]) => text)
            .join(''),
        ).toBe(source);
      }),
      soak(1_000),
    );
  });
});

describe('tooDeep', () => {
  test.each([
    ['(('.concat('))'), 2, null],
    ['x(((', 2, 3],
    ['"(((" # (((', 2, null],
    ['))) (((', 2, 6],
  ])('of %j beyond %j is at %j', (source, deepest, at) => {
    expect(tooDeep(source, deepest)).toBe(at);
  });
});

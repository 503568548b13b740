import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { soak } from '../../../test/soak.ts';
import { loadRuff, type RuffChecker } from './index.ts';
import { options, shortOf } from './options.cases.ts';

let checker: RuffChecker;
beforeAll(async () => {
  checker = await loadRuff();
});

describe('the check on hostile source', () => {
  const deep: readonly (readonly [title: string, source: string])[] = [
    ['minus signs', `${'-'.repeat(30_000)}1`],
    ['not', `${'not '.repeat(15_000)}1`],
    ['a long sum', `1${'+1'.repeat(30_000)}`],
    ['attributes', `x${'.a'.repeat(30_000)}`],
    ['lambdas', `${'lambda:'.repeat(9_000)}1`],
    ['conditions', `${'1 if 1 else '.repeat(5_000)}1`],
    ['calls', `x${'()'.repeat(30_000)}`],
    ['strings', '"a" '.repeat(16_000)],
    ['elif', `if 1: pass\n${'elif 1: pass\n'.repeat(5_000)}`],
    ['undefined names', 'a\n'.repeat(32_000)],
    ['f-strings', 'f"{'.repeat(500)],
  ];

  test.each(deep)('ends on %s with findings or notes', async (_, source) => {
    const findings = await checker.check(source, options);
    expect(findings.every(({ code }) => ['syntax', 'undefined-name', 'unchecked'].includes(code))).toBe(true);
  });

  test('makes no later check worse: an engine that ran out of stack is replaced', async () => {
    for (let round = 0; round < 2; round += 1) await checker.check(`${'-'.repeat(30_000)}1`, options);
    expect((await checker.check('undef', options)).map(shortOf)).toEqual([
      ['undefined-name', 'error', '1:1', '`undef` is not defined.'],
    ]);
  });

  const shards = [
    ...[
      'sdk',
      '.',
      'search',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      '=',
      ':',
      '\n',
      ' ',
      '    ',
      '"',
      "'",
      '"""',
      '#',
    ],
    ...[
      'f"',
      'def ',
      'class ',
      'lambda ',
      'import ',
      'from ',
      'as ',
      'try:',
      'except',
      'await ',
      'async ',
      '*',
      '**',
    ],
    ...['x', '1', 'match x:\n case ', ':=', '@', '\\', '\0', '\uD800', 'é', '𝒳', ' noqa', 'ﬁ'],
  ];

  test('never throws, and every place lies in the source', async () => {
    const pieces = fc.oneof(fc.constantFrom(...shards), fc.string({ unit: 'binary', maxLength: 4 }));
    const sources = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(sources, async (source) => {
        const lines = source.split(/\r\n?|\n/);
        for (const { place } of await checker.check(source, options)) {
          if (place === null) continue;
          expect(place.line).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeGreaterThan(0);
        }
      }),
      soak(500),
    );
  });
});

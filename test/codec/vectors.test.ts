import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeValue, encodeValue, type ValueLimits } from '../../src/value/index.ts';
import { buildValue, type Description, describeValue } from './description.ts';

/** What both languages hold to; `guest/tests/test_vectors.py` reads the same file. */
interface Vectors {
  readonly values: readonly {
    readonly title: string;
    readonly value: Description;
    readonly text: string;
    /** What the host writes, where it writes another text for the same number. */
    readonly hostText?: string;
  }[];
  readonly refused: readonly {
    readonly title: string;
    readonly text: string;
    readonly path: string;
    readonly found: string;
  }[];
  readonly tooLarge: readonly {
    readonly title: string;
    readonly text: string;
    readonly limits: ValueLimits;
    readonly message: string;
  }[];
}

const file = new URL('../../guest/tests/vectors.json', import.meta.url);
const vectors: Vectors = JSON.parse(readFileSync(file, 'utf8'));
const wide: ValueLimits = { depth: 20, bytes: 100_000, count: 10_000 };

test.for(vectors.values)('$title is read and written', ({ value, text, hostText = text }) => {
  const told = describeValue(buildValue(value));
  expect(describeValue(decodeValue(text, wide))).toEqual(told);
  expect(encodeValue(buildValue(value), wide)).toBe(hostText);
  expect(describeValue(decodeValue(hostText, wide))).toEqual(told);
});

test.for(vectors.refused)('$title is refused with the path', ({ text, path, found }) => {
  expect(refusal(text, wide)).toMatchObject({
    code: 'MALFORMED_VALUE',
    message: `Expected \`${path}\` to be in the wire form of a value, got ${found}.`,
  });
});

test.for(vectors.tooLarge)('$title is refused', ({ text, limits, message }) => {
  expect(refusal(text, limits)).toMatchObject({ code: 'VALUE_TOO_LARGE', message });
});

function refusal(text: string, limits: ValueLimits): unknown {
  try {
    return { value: decodeValue(text, limits) };
  } catch (error) {
    return error;
  }
}

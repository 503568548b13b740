import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { PungiError } from '../../src/errors/index.ts';
import { decodeValue, encodeValue, type Value, type ValueLimits } from '../../src/value/index.ts';
import { needs } from '../needs.ts';
import { probePython } from '../python.ts';
import { soak } from '../soak.ts';
import { anyDescription, anyValue, hostileText } from './arbitrary.ts';
import { buildValue, type Description, describeValue } from './description.ts';
import { GuestCodec } from './guest-codec.ts';

const limits: ValueLimits = { depth: 300, bytes: 2 ** 30, count: 2 ** 30 };
const small: ValueLimits = { depth: 5, bytes: 200, count: 20 };
/** Values that share one trip through the pipe. */
const batch = 50;

const usable = needs('python3', probePython());
const guest = usable ? new GuestCodec() : undefined;
afterAll(() => guest?.[Symbol.dispose]());

/** The child; a test that needs it is skipped where there is none. */
function theGuest(): GuestCodec {
  if (guest === undefined) throw new Error('there is no guest');
  return guest;
}

test('values of the host come back from the guest as they went, to the bit', async () => {
  const trip = async (values: Value[]): Promise<void> => {
    const told = values.map(describeValue);
    const readings = await theGuest().read(values.map((value) => encodeValue(value, limits)));
    expect(readings.map(({ value }) => value)).toEqual(told);
    expect(readings.map(({ text }) => describeValue(decodeValue(text, limits)))).toEqual(told);
  };
  await fc.assert(fc.asyncProperty(batchOf(anyValue), trip), soak(80));
}, 0);

test('values of the guest reach the host to the bit, and an integral float stays a float', async () => {
  const trip = async (told: Description[]): Promise<void> => {
    const texts = await theGuest().write(told);
    const expected = told.map((each) => describeValue(buildValue(each)));
    expect(texts.map((text) => describeValue(decodeValue(text, limits)))).toEqual(expected);
    expect((await theGuest().read(texts)).map(({ value }) => value)).toEqual(told);
  };
  await fc.assert(fc.asyncProperty(batchOf(anyDescription), trip), soak(80));
}, 0);

test('every code point crosses, alone among its neighbours', async () => {
  const planes = Array.from({ length: 17 }, (_, plane) => plane * 0x10000);
  const texts = planes.map((first) =>
    Array.from({ length: 0x10000 }, (_, index) => String.fromCodePoint(first + index))
      .filter((character) => character.isWellFormed())
      .join(''),
  );
  const readings = await theGuest().read(texts.map((text) => encodeValue(text, limits)));
  expect(readings.every(({ value }, plane) => value === texts[plane])).toBe(true);
  expect(readings.every(({ text }, plane) => decodeValue(text, limits) === texts[plane])).toBe(true);
}, 60_000);

test('deep and wide values cross', async () => {
  const deep = `${'[{"a":'.repeat(150)}"~~"${'}]'.repeat(150)}`;
  const wide = Array.from({ length: 200_000 }, (_, index) => index / 2);
  const texts = [deep, encodeValue(wide, limits)];
  const readings = await theGuest().read(texts);
  expect(decodeValue(readings[0]?.text ?? '', limits)).toEqual(decodeValue(deep, limits));
  expect(decodeValue(readings[1]?.text ?? '', limits)).toEqual(wide);
});

test('both sides accept and refuse the same texts, and read them alike', async () => {
  const judge = async (texts: string[]): Promise<void> => {
    const verdicts = await theGuest().judge(texts, small);
    expect(texts.map(hostVerdict)).toEqual(
      verdicts.map((verdict) => ('value' in verdict ? describeValue(buildValue(verdict.value)) : refused)),
    );
  };
  await fc.assert(fc.asyncProperty(batchOf(hostileText(anyValue.map(encodeFreely))), judge), soak(120));
}, 0);

const refused = { refused: true };

function hostVerdict(text: string): unknown {
  try {
    return describeValue(decodeValue(text, small));
  } catch (error) {
    if (PungiError.isInstance(error)) return refused;
    throw error;
  }
}

function encodeFreely(value: Value): string {
  return encodeValue(value, limits);
}

function batchOf<T>(items: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(items, { minLength: 1, maxLength: batch, size: 'max' });
}

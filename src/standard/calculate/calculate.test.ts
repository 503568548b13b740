import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { probePython } from '../../../test/python.ts';
import { soak } from '../../../test/soak.ts';
import { refused } from './calculate.cases.ts';
import { calculate } from './calculate.ts';
import { agreed } from './python-evaluates.cases.ts';

describe('what is refused', () => {
  test.for(refused)('%s', ([expression, message]) => {
    expect(() => calculate(expression)).toThrow(
      expect.objectContaining({ message, code: 'FUNCTION_FAILED' }),
    );
  });

  test('names all functions when one is unknown', () => {
    expect(() => calculate('eval(1)')).toThrow(
      /^Cannot calculate: unknown function eval; known are abs, round, .*log10\n {2}eval\(1\)\n {2}\^$/,
    );
  });
});

describe('an integer', () => {
  test.for([
    ['1234 * 5678', 7006652n],
    ['2 ** 64', 18446744073709551616n],
    ['7 // 2', 3n],
    ['floor(2.5)', 2n],
    ['round(2.5)', 2n],
  ] as const)('%s is a bigint', ([expression, value]) => {
    expect(calculate(expression)).toBe(value);
  });
});

describe('a float', () => {
  test.for([
    ['7 / 2', 3.5],
    ['8 / 2', 4],
    ['2.0 * 3', 6],
    ['2 ** -1', 0.5],
    ['sqrt(16)', 4],
  ] as const)('%s is a number', ([expression, value]) => {
    expect(calculate(expression)).toBe(value);
  });
});

describe('beside CPython', () => {
  needs('python3', probePython());

  test('every expression of the table has the same value and type, or fails in both', () => {
    const told = askPython(agreed);

    expect(agreed.filter((expression, index) => !agrees(own(expression), told[index] ?? ''))).toEqual([]);
  });

  test('arithmetic of any numbers has the same value and type, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(arithmetic(), { minLength: 40, maxLength: 40 }), (expressions) => {
        const told = askPython(expressions);

        expect(expressions.map((expression) => own(expression))).toEqual(told);
      }),
      { ...soak(8), endOnFailure: true },
    );
  });
});

/** In the words of the Python below: `int 5`, `float 0x1.8p+1` as its bits, `error`. */
function own(expression: string): string {
  try {
    const value = calculate(expression);
    return typeof value === 'bigint' ? `int ${value}` : `float ${bitsOf(value)}`;
  } catch {
    return 'error';
  }
}

function bitsOf(float: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, float);
  return Number.isNaN(float) ? 'nan' : view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** Sines and logarithms may differ in the last two bits: each library has its own; arithmetic may not. */
function agrees(ours: string, theirs: string): boolean {
  if (ours === theirs) return true;
  if (!ours.startsWith('float ') || !theirs.startsWith('float ')) return false;
  const [left, right] = [ours, theirs].map((told) => BigInt(`0x${told.slice('float '.length)}`));
  const distance = (left ?? 0n) - (right ?? 0n);
  return distance >= -2n && distance <= 2n;
}

const reader = `
import json, math, struct, sys, warnings
warnings.simplefilter("ignore")
names = {name: getattr(math, name) for name in dir(math) if not name.startswith("_")}
names |= {"__builtins__": {}, "math": math, "round": round, "min": min, "max": max, "abs": abs, "int": int, "float": float}
names["pow"] = pow
names["cbrt"] = getattr(math, "cbrt", None)
def tell(text):
    try:
        value = eval("(" + text + ")", names) if text.strip() not in ("", "()", "1)", "1,2,") else None
    except Exception:
        return "error"
    if type(value) is int:
        return "int %d" % value
    if type(value) is float:
        return "float " + ("nan" if value != value else struct.pack(">d", value).hex())
    return "error"
print(json.dumps([tell(text) for text in json.load(sys.stdin)]))
`;

function askPython(expressions: readonly string[]): readonly string[] {
  const input = JSON.stringify(expressions);
  return JSON.parse(execFileSync('python3', ['-c', reader], { input, encoding: 'utf8' })) as string[];
}

/** Sums, products, quotients, remainders and roundings of integers and floats, in parentheses or not. */
function arithmetic(): fc.Arbitrary<string> {
  const integer = fc
    .oneof(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.bigInt({ min: 0n, max: 100n }))
    .map(String);
  const float = fc
    .double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .map((value) => (Number.isInteger(value) && value < 1e21 ? `${value}.0` : String(value)));
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(integer, float),
      fc
        .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '//', '%'), tie('expression'))
        .map((parts) => parts.join(' ')),
      tie('expression').map((inner) => `(${inner})`),
      tie('expression').map((inner) => `-${inner}`),
      fc
        .tuple(tie('expression'), fc.integer({ min: -20, max: 20 }))
        .map(([inner, digits]) => `round(${inner}, ${digits})`),
    ),
  }));
  return expression.filter((text) => text.length <= 1_000);
}

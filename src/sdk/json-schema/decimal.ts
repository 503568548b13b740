/** `digits × 10^exponent`, exactly the number that JavaScript prints. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Tells whether `value` is a whole multiple of `divisor`, in decimal: 0.3 is one of 0.1, and no size is too large. */
export function isMultiple(value: number | bigint, divisor: number): boolean {
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  const a = decimalOf(value);
  const b = decimalOf(divisor);
  const exponent = Math.min(a.exponent, b.exponent);
  return scaled(a, exponent) % scaled(b, exponent) === 0n;
}

function decimalOf(value: number | bigint): Decimal {
  if (typeof value === 'bigint') return { digits: value, exponent: 0 };
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

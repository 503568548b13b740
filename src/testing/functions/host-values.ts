/** What a host may return that JSON has no word for, that Python reads in another way, or that cannot cross. */
export const hostValues: { readonly [name: string]: unknown } = {
  large: 123456789012345678901234567890n,
  small: 5n,
  minus_zero: -0,
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  tilde: '~f1',
  proto: JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
  date: '2024-02-29T12:00:00Z',
  function: () => 1,
  map: new Map([['a', 1]]),
  undefined: { key: undefined },
  surrogate: '\ud800',
  dated: { at: new Date(0) },
};

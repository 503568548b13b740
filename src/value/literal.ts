const unit = {
  plus: 0x2b,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  e: 0x65,
  lowerCase: 0x20,
} as const;

/** Shorter integers are safe, shorter floats without exponent are finite. */
const unsafeLength = 16;
const infiniteLength = 309;

/**
 * Finds the end of the number literal at `start`, a digit or a minus. Calls `refuse` on a literal that
 * parsing would change, which no encoder writes: an integer beyond the safe range, -0 as an integer, a
 * float beyond every float. What is no number at all is left to the parser.
 */
export function literalEnd(text: string, start: number, refuse: (found: string) => never): number {
  let end = digitsEnd(text, start + 1);
  const hasFraction = text.charCodeAt(end) === unit.dot;
  if (hasFraction) end = digitsEnd(text, end + 1);
  const hasExponent = (text.charCodeAt(end) | unit.lowerCase) === unit.e;
  if (hasExponent) end = digitsEnd(text, isSign(text.charCodeAt(end + 1)) ? end + 2 : end + 1);
  const isFloat = hasFraction || hasExponent;
  if (isFloat ? hasExponent || end - start >= infiniteLength : mayChange(text, start, end)) {
    checkLiteral(text.slice(start, end), isFloat, refuse);
  }
  return end;
}

function mayChange(text: string, start: number, end: number): boolean {
  return end - start >= unsafeLength || text.charCodeAt(start) === unit.minus;
}

function checkLiteral(literal: string, isFloat: boolean, refuse: (found: string) => never): void {
  const value = Number(literal);
  if (Number.isNaN(value)) return;
  if (isFloat) {
    if (!Number.isFinite(value)) refuse('a number beyond every float');
  } else if (!Number.isSafeInteger(value)) refuse('an integer literal beyond the safe range');
  else if (Object.is(value, -0)) refuse('an integer literal of -0');
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Tells whether a number literal may begin with this UTF-16 unit. */
export function beginsLiteral(code: number): boolean {
  return isDigit(code) || code === unit.minus;
}

function isDigit(code: number): boolean {
  return code >= unit.zero && code <= unit.nine;
}

function isSign(code: number): boolean {
  return code === unit.plus || code === unit.minus;
}

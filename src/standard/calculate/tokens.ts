import type { Quantity } from './quantity.ts';

/** A piece of an expression; `at` counts UTF-16 units from its start. */
export type Token =
  | { readonly kind: 'number'; readonly value: Quantity; readonly at: number }
  | { readonly kind: 'name' | 'symbol'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly at: number };

/** Ends the reading of an expression, pointing at a place in it. */
export type FailAt = (at: number, message: string) => never;

/** Cuts an expression into its pieces; the last one is the end. */
export function tokensOf(expression: string, failAt: FailAt): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const [text = '', space, number, name, symbol] = matchAt(expression, at);
    if (number !== undefined) tokens.push({ kind: 'number', value: quantityOf(number, at, failAt), at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.replace(/^math\./, ''), at });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, at });
    else if (space === undefined)
      return failAt(at, `unexpected ${JSON.stringify(text)}${hints.get(text) ?? ''}`);
    at += text.length;
  }
  return [...tokens, { kind: 'end', at }];
}

const digits = String.raw`\d(?:_?\d)*`;
const exponent = `[eE][+-]?${digits}`;
const number = [
  ...[String.raw`0[xX](?:_?[\da-fA-F])+`, '0[oO](?:_?[0-7])+', '0[bB](?:_?[01])+'],
  `(?:${digits})?\\.${digits}(?:${exponent})?`,
  `${digits}\\.?${exponent}`,
  `${digits}\\.?`,
].join('|');
const piece = new RegExp(
  String.raw`(\s+)|(${number})|([A-Za-z_]\w*(?:\.\w+)*)|(\*\*|//|[-+*/%(),])|.`,
  'suy',
);

function matchAt(expression: string, at: number): readonly (string | undefined)[] {
  const sticky = new RegExp(piece);
  sticky.lastIndex = at;
  return sticky.exec(expression) ?? [];
}

/** What people write where Python has another sign. */
const hints: ReadonlyMap<string, string> = new Map([
  ['^', '; a power is written **'],
  ...['×', '·', '∙', '✕'].map((sign) => [sign, '; a product is written *'] as const),
  ...['÷', ':'].map((sign) => [sign, '; a quotient is written /'] as const),
  ...['−', '–', '—'].map((sign) => [sign, '; a minus is written -'] as const),
  ...['=', '<', '>', '!'].map((sign) => [sign, '; compare in Python, with the results'] as const),
  ...['$', '€', '£'].map((sign) => [sign, '; leave units out'] as const),
  ['√', '; a root is written sqrt(…)'],
  ['π', '; it is written pi'],
  ['[', '; lists are not calculated, pass the numbers one by one'],
]);

function quantityOf(text: string, at: number, failAt: FailAt): Quantity {
  const plain = text.replaceAll('_', '');
  if (/^0[xXoObB]/.test(plain)) return BigInt(plain.toLowerCase());
  if (/[.eE]/.test(plain)) return Number(plain);
  if (/^0+[1-9]/.test(plain)) return failAt(at, 'an integer does not begin with 0');
  return BigInt(plain);
}

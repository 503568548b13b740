import { failure } from '../failure.ts';
import { evaluate } from './evaluate.ts';
import { parseExpression } from './parse-expression.ts';
import type { Quantity } from './quantity.ts';

/** The longest expression that is read. */
export const mostCharacters = 1_000;

/**
 * The value of an expression of Python's arithmetic: a bigint where Python has an `int`, a number where it has a
 * `float`. Nothing is evaluated but numbers, operators and listed functions; length, depth and digits are bounded.
 *
 * Throws `FUNCTION_FAILED` with a caret under the place that is wrong.
 */
export function calculate(expression: string): Quantity {
  if (expression.length > mostCharacters) {
    throw failure(
      `Expected an expression of at most ${mostCharacters} characters, got ${expression.length}.`,
    );
  }
  const failAt = (at: number, message: string): never => {
    throw failure(`Cannot calculate: ${message}\n${pointAt(expression, at)}`);
  };
  return evaluate(parseExpression(expression, failAt), failAt);
}

/** What of a long expression is shown around the caret. */
const around = 40;

function pointAt(expression: string, at: number): string {
  const start = at > around ? at - around : 0;
  const end = Math.min(expression.length, at + around);
  const before = `${start > 0 ? '…' : ''}${expression.slice(start, at)}`;
  const after = `${expression.slice(at, end)}${end < expression.length ? '…' : ''}`;
  // One column for each code point, also for those of two units and for line breaks.
  const line = `${before}${after}`.replaceAll(/\s/g, ' ').trimEnd();
  return `  ${line}\n  ${' '.repeat([...before].length)}^`;
}

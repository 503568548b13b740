import { shortText } from '../../errors/index.ts';
import type { Check } from './check.ts';
import { checkedFormats } from './formats.ts';
import { countOperand, type Keyword, textOperand } from './keyword.ts';
import { regularExpression } from './regular-expression.ts';

/** `minLength`, `maxLength` (in code points), `pattern`, `format`. */
export const textKeywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries<Keyword>({
    minLength: (operand, scope) => {
      const least = countOperand(operand, scope);
      return text(`expected at least ${characters(least)}`, (value) => hasLength(value, least, Infinity));
    },
    maxLength: (operand, scope) => {
      const most = countOperand(operand, scope);
      return text(`expected at most ${characters(most)}`, (value) => hasLength(value, 0, most));
    },
    pattern: (operand, scope) => {
      const source = textOperand(operand, scope);
      const pattern = regularExpression(source, scope);
      return text(`expected a str that matches /${shortText(source, 80)}/`, (value) => pattern.test(value));
    },
    // Formats that the program's own types become are checked; the others are notes for the model.
    format: (operand, scope) => {
      const format = checkedFormats.get(textOperand(operand, scope));
      return format === undefined ? null : text(`expected ${format.expected}`, format.test);
    },
  }),
);

function text(message: string, holds: (value: string) => boolean): Check {
  return (value, place, findings) => {
    if (typeof value === 'string' && !holds(value)) findings.fail(place, message);
  };
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

/** Code points are counted only where UTF-16 units leave it open. */
function hasLength(value: string, least: number, most: number): boolean {
  if (value.length < least || value.length > most * 2) return false;
  if (value.length <= most && value.length >= least * 2) return true;
  let count = 0;
  for (const _ of value) count += 1;
  return count >= least && count <= most;
}

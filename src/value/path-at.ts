import { pathText, type Step } from './path.ts';
import { stringEnd } from './string-end.ts';

/**
 * Finds where in a value an offset of its text stands, for the message of a refusal. Reads the text from
 * its start and builds no value; where the text is not JSON the path ends early.
 */
export function pathAt(text: string, offset: number, root: string): string {
  const steps: Step[] = [];
  let key = '';
  for (let at = 0; at < offset; at++) {
    if (text[at] === '"') {
      const end = stringEnd(text, at);
      if (end < 0 || end >= offset) break;
      key = text.slice(at, end + 1);
      at = end;
    } else step(text[at], steps, key);
  }
  return pathText(root, steps);
}

/** Follows one character outside strings. A step into an object is its last key, once a colon made it one. */
function step(character: string | undefined, steps: Step[], key: string): void {
  const last = steps.at(-1);
  if (character === '[') steps.push(0);
  else if (character === '{') steps.push('');
  else if (character === ']' || character === '}') steps.pop();
  else if (character === ',' && typeof last === 'number') steps[steps.length - 1] = last + 1;
  else if (character === ':' && typeof last === 'string') steps[steps.length - 1] = keyText(key);
}

function keyText(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

import { shortText } from '../errors/index.ts';
import { isPythonName } from './names.ts';

const longestKey = 60;

/** A place in a value as Python writes it: `items[2].price`, `headers["x-id"]`; `root` names the value itself. */
export function pythonPath(path: readonly (string | number)[], root: string): string {
  if (path.length === 0) return root;
  const text = path.map(stepText).join('');
  return text.startsWith('.') ? text.slice(1) : `${root}${text}`;
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  if (isPythonName(step) && step.length <= longestKey) return `.${step}`;
  return `[${JSON.stringify(shortText(step, longestKey))}]`;
}

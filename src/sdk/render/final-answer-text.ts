import { docstring, oneLine } from '../python/prose.ts';
import type { AnswerType } from '../python/type.ts';
import { typeText } from './type-text.ts';

/** What ends a run, as the page shows it; null is the answer of a run without answer schema. */
export function finalAnswerText(answer: AnswerType | null): string {
  const type = answer === null ? 'str | dict' : typeText(answer.type);
  const text = oneLine(answer?.text ?? '');
  const lines = ['End the run with this answer. ALWAYS call it once you have it; nothing after it runs.'];
  if (text !== '') lines.push(`answer: ${text}`);
  return `def final_answer(answer: ${type}) -> NoReturn:\n${docstring(lines)}`;
}

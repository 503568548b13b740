import { shortText } from '../../errors/index.ts';
import type { NotCarried, Variable } from '../../sandbox/index.ts';

const mostListed = 20;
const longestPreview = 100;

/** The top-level variables that the next program finds, one to a line. */
export function variablesText(variables: readonly Variable[]): readonly string[] {
  if (variables.length === 0) return [];
  const shown = variables.slice(0, mostListed).map(({ name, type, preview }) => {
    const short = shortText(preview.replace(/\s+/g, ' '), longestPreview);
    return `  ${name}: ${type} = ${short}`;
  });
  const more = variables.length > shown.length ? [`  … and ${variables.length - shown.length} more`] : [];
  return ['Variables left for the next program:', ...shown, ...more];
}

/** What the next program will not find, and why. */
export function notCarriedText(notCarried: readonly NotCarried[]): readonly string[] {
  const shown = notCarried.slice(0, mostListed).map(({ name, reason }) => `  ${name}: ${reason}`);
  const more = notCarried.length > shown.length ? [`  … and ${notCarried.length - shown.length} more`] : [];
  return shown.length === 0 ? [] : ['Not kept for the next program:', ...shown, ...more];
}

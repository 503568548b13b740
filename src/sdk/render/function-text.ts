import { cleanText, docstring, oneLine, summaryOf } from '../python/prose.ts';
import type { FunctionType, Parameter } from '../python/type.ts';
import { limitsOf, raisedBy } from './limits-text.ts';
import { signatureText } from './signature.ts';

/**
 * How much of a function the page shows. `full`: signature and all text; `brief`: signature, first sentence,
 * limits, warnings; `signatures`: signature; `index`: name and first sentence.
 */
export type DocsDetail = 'full' | 'brief' | 'signatures' | 'index';

/** All details, the most first. */
export const docsDetails: readonly DocsDetail[] = ['full', 'brief', 'signatures', 'index'];

/** An index tells names apart; how to call is for `help()`. */
const longestIndexSummary = 40;

/** One function on the page, without a line break at the end. */
export function functionText(each: FunctionType, detail: DocsDetail): string {
  switch (detail) {
    case 'full':
      return `def ${signatureText(each)}:\n${docstring(docLines(each))}`;
    case 'brief':
      return `def ${signatureText(each)}:\n${docstring(briefLines(each))}`;
    case 'signatures':
      return `def ${signatureText(each)}: ...`;
    case 'index':
      return indexText(each);
  }
}

/** The whole docstring of a function, clean, line by line. */
export function docLines(each: FunctionType): string[] {
  const { source } = each;
  const text = cleanText(source.description);
  const about = [
    ...each.parameters.flatMap(parameterLine),
    ...labelled('Arguments: ', each.inputText),
    ...labelled('Returns: ', each.returnsText),
    effectLine(each),
    ...source.warnings.map(warningLine),
    ...source.examples.flatMap(exampleLines),
  ];
  return text === '' ? about : [...text.split('\n'), ...about];
}

function parameterLine(parameter: Parameter): string[] {
  return labelled(`${parameter.python}: `, parameter.text);
}

function labelled(label: string, text: string): string[] {
  const line = oneLine(text);
  return line === '' ? [] : [`${label}${line}`];
}

/** `Effect: write; asks for approval, at most 1 per user_id per hour. Raises sdk.Denied, sdk.RateLimited.` */
function effectLine({ source }: FunctionType): string {
  const limits = limitsOf(source);
  const raised = raisedBy(source);
  const held = limits.length === 0 ? '' : `; ${limits.join(', ')}`;
  return `Effect: ${source.effect}${held}.${raised.length === 0 ? '' : ` Raises ${raised.join(', ')}.`}`;
}

/** A warning that shouts by itself needs no label. */
function warningLine(warning: string): string {
  const line = oneLine(warning);
  return /^[A-Z]{4,}\b/.test(line) ? line : `WARNING: ${line}`;
}

function exampleLines(example: string): string[] {
  const lines = cleanText(example).split('\n');
  return lines.length === 1
    ? [`Example: ${lines[0]}`]
    : ['Example:', ...lines.map((line) => `    ${line}`.trimEnd())];
}

function briefLines({ source }: FunctionType): string[] {
  const limits = limitsOf(source);
  const isHarmless = source.effect !== 'write' && limits.length === 0;
  const effect = isHarmless ? '' : `(${[source.effect, ...limits].join('; ')})`;
  const first = [summaryOf(source.description), effect].filter((part) => part !== '').join(' ');
  return [first || `Effect: ${source.effect}.`, ...source.warnings.map(warningLine)];
}

function indexText({ source }: FunctionType): string {
  const summary = summaryOf(source.description, longestIndexSummary);
  return summary === '' ? `# ${source.name}` : `# ${source.name}: ${summary}`;
}

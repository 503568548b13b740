import type { StandardSchemaV1 } from '@standard-schema/spec';
import { shortText } from '../errors/index.ts';
import { pythonName } from './names.ts';
import { pythonPath } from './python-path.ts';
import { excerptOf, pythonTypeOf } from './python-value.ts';
import { inPythonWords } from './python-words.ts';

/** One thing wrong with a value, in Python's words: `items[2].price`, `expected float, got "x" (str)`. */
export interface ParseIssue {
  readonly path: string;
  readonly message: string;
}

/** The value that failed, whose schema said so, and what it was to be. */
export interface Failed {
  readonly vendor: string;
  readonly value: unknown;
  readonly side: 'input' | 'output' | 'answer';
  /** The Python names of the parameters by JSON name, for an input; asked only where one may be renamed. */
  readonly names?: () => ReadonlyMap<string, string>;
}

const mostIssues = 5;
const longestPath = 120;
const longestMessage = 240;

/** The first issues of a validator as a program's author reads them. */
export function issueTexts(issues: readonly StandardSchemaV1.Issue[], failed: Failed): readonly ParseIssue[] {
  return issues.slice(0, mostIssues).map((issue) => {
    const steps = (issue.path ?? []).map(stepOf);
    return {
      path: cut(pythonPath(namedSteps(steps, failed), rootNames[failed.side]), longestPath),
      message: cut(messageOf(issue.message, partAt(failed.value, steps), failed), longestMessage),
    };
  });
}

/** All issues, one in a line, in a text of bounded length; `count` is how many there were. */
export function summaryOf(issues: readonly ParseIssue[], count: number): string {
  if (issues.length === 0) return 'The value is not valid.';
  const lines = issues.map(({ path, message }) => `\`${path}\`: ${message}`);
  return [...lines, ...(count > lines.length ? [`and ${count - lines.length} more`] : [])].join('\n');
}

const rootNames = { input: 'input', output: 'result', answer: 'answer' } as const;

function stepOf(step: PropertyKey | StandardSchemaV1.PathSegment): string | number {
  const key = typeof step === 'object' ? step.key : step;
  return typeof key === 'symbol' ? String(key) : key;
}

/** The first step of an input is a parameter, which has a Python name; a result begins with itself. */
function namedSteps(
  steps: readonly (string | number)[],
  { side, names }: Failed,
): readonly (string | number)[] {
  const [first, ...rest] = steps;
  if (first === undefined) return [];
  if (side === 'output') return [rootNames.output, ...steps];
  // Python's own name is kept; only another one depends on the names beside it.
  if (names === undefined || typeof first === 'number' || pythonName(first) === first) return steps;
  return [names().get(first) ?? first, ...rest];
}

/** What stands at a place; null where nothing does. */
type Part = { readonly value: unknown } | null;

function partAt(value: unknown, steps: readonly (string | number)[]): Part {
  let part: unknown = value;
  for (const step of steps) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return null;
    part = Reflect.get(part, step);
  }
  return { value: part };
}

function messageOf(text: string, part: Part, { vendor, side }: Failed): string {
  const words = inPythonWords(part === null ? text : withoutValue(text, part.value), vendor);
  if (part === null) return words.startsWith('missing') ? words : `missing; ${words}`;
  const got = side === 'output' ? pythonTypeOf(part.value) : excerptOf(part.value);
  if (words.startsWith('expected')) return `${words}, got ${got}`;
  const isContainer = typeof part.value === 'object' && part.value !== null;
  return vendor === 'pungi' || isContainer || words.startsWith('unknown') ? words : `${words} (got ${got})`;
}

/** A message of the author's own may quote the value, however long it is. */
function withoutValue(text: string, value: unknown): string {
  return typeof value === 'string' && value.length > 3 ? text.replaceAll(value, '…') : text;
}

/** The author of a schema may have put half a character into a message of their own. */
function cut(text: string, longest: number): string {
  return shortText(text, longest - 1).toWellFormed();
}

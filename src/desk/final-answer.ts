import { parseAnswer, type Schema } from '../sdk/index.ts';
import type { ReceivedCall, Value } from '../value/index.ts';
import { pass, refuse, type Verdict } from './verdict.ts';

/** What `final_answer` was accepted with; `value` is what the answer schema made of it. */
export interface Accepted {
  readonly value: unknown;
}

/** Reads the answer out of a call of `final_answer`: what the run's schema says, else text or a dict. */
export async function readAnswer(
  { input, problem }: ReceivedCall,
  schema: Schema | null,
): Promise<Verdict<Accepted>> {
  if (problem !== undefined) return refuse('InvalidInput', problem);
  const answer = answerOf(input);
  if (answer === undefined)
    return refuse('InvalidInput', 'Expected `final_answer` to get one argument, `answer`.');
  if (schema === null) return checkPlain(answer);
  const parsed = await parseAnswer(schema, structuredClone(answer));
  return parsed.ok ? pass({ value: parsed.value }) : refuse('InvalidInput', parsed.message);
}

/** What the page promises where there is no schema: `answer: str | dict`. */
function checkPlain(answer: Value): Verdict<Accepted> {
  if (typeof answer === 'string' || isDict(answer)) return pass({ value: answer });
  return refuse('InvalidInput', `Expected the answer to be a str or a dict, got ${pythonType(answer)}.`);
}

function isDict(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pythonType(value: Value): string {
  if (value === null) return 'None';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return 'a bool';
  return typeof value === 'bigint' || Number.isInteger(value) ? 'an int' : 'a float';
}

function answerOf(input: Value): Value | undefined {
  if (!isDict(input)) return undefined;
  const [key, ...others] = Object.keys(input);
  return key === 'answer' && others.length === 0 ? input[key] : undefined;
}

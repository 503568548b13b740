import { parseAnswer, type Schema } from '../sdk/index.ts';
import type { ReceivedCall, Value } from '../value/index.ts';
import { pass, refuse, type Verdict } from './verdict.ts';

/** What `final_answer` was accepted with; `value` is what the answer schema made of it. */
export interface Accepted {
  readonly value: unknown;
}

/** Reads the answer out of a call of `final_answer`, by the run's schema where it has one. */
export async function readAnswer(
  { input, problem }: ReceivedCall,
  schema: Schema | null,
): Promise<Verdict<Accepted>> {
  if (problem !== undefined) return refuse('InvalidInput', problem);
  const answer = answerOf(input);
  if (answer === undefined)
    return refuse('InvalidInput', 'Expected `final_answer` to get one argument, `answer`.');
  if (schema === null) return pass({ value: answer });
  const parsed = await parseAnswer(schema, structuredClone(answer));
  return parsed.ok ? pass({ value: parsed.value }) : refuse('InvalidInput', parsed.message);
}

function answerOf(input: Value): Value | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const given = input as { readonly [key: string]: Value };
  const [key, ...others] = Object.keys(given);
  return key === 'answer' && others.length === 0 ? given[key] : undefined;
}

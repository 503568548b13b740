import { parseInput, type SdkFunction } from '../sdk/index.ts';
import type { ReceivedCall } from '../value/index.ts';
import { pass, refuse, type Verdict } from './verdict.ts';

/**
 * Stage 1: the input as the function's own schema makes it. The schema gets a copy, so that what it or the
 * function does to the input changes nothing in the log.
 */
export async function validate(
  definition: SdkFunction<never>,
  { input, problem }: Pick<ReceivedCall, 'input' | 'problem'>,
): Promise<Verdict<unknown>> {
  if (problem !== undefined) return refuse('InvalidInput', problem);
  const parsed = await parseInput(definition, structuredClone(input));
  return parsed.ok ? pass(parsed.value) : refuse('InvalidInput', parsed.message);
}

import { PungiError } from '../errors/index.ts';
import { parseOutput, type SdkFunction } from '../sdk/index.ts';
import type { Limits, Value } from '../value/index.ts';
import { plainCopy } from './plain-copy.ts';
import { fail, pass, type Verdict } from './verdict.ts';

/**
 * Stage 10: the result as the function's own schema makes it, as a plain value that can cross. It is a copy:
 * what the host does with its own objects later changes neither the log nor the program.
 */
export async function validateOutput(
  definition: SdkFunction<never>,
  returned: unknown,
  limits: Limits,
): Promise<Verdict<Value>> {
  const parsed = await parseOutput(definition, returned);
  if (!parsed.ok)
    return fail('CallFailed', `The function returned what its own schema refuses. ${parsed.message}`);
  try {
    return pass(plainCopy(parsed.value, limits, 'output'));
  } catch (error) {
    if (!PungiError.isInstance(error)) throw error;
    return fail('CallFailed', `The function returned what cannot cross. ${error.message}`);
  }
}

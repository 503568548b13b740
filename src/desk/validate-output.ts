import { PungiError } from '../errors/index.ts';
import { parseOutput, type SdkFunction } from '../sdk/index.ts';
import type { Limits, Value } from '../value/index.ts';
import { exactCopy, plainCopy } from './plain-copy.ts';
import { fail, pass, type Verdict } from './verdict.ts';

/** Whose result it is; `isExact`: it tells ints from floats. */
interface Validated {
  readonly definition: SdkFunction<never>;
  readonly isExact: boolean;
}

/**
 * Stage 10: the result as the function's own schema makes it, as a plain value that can cross. It is a copy:
 * what the host does with its own objects later changes neither the log nor the program.
 */
export async function validateOutput(
  { definition, isExact }: Validated,
  returned: unknown,
  limits: Limits,
): Promise<Verdict<Value>> {
  const parsed = await parseOutput(definition, returned);
  if (!parsed.ok)
    return fail('CallFailed', `The function returned what its own schema refuses. ${parsed.message}`);
  try {
    return pass((isExact ? exactCopy : plainCopy)(parsed.value, limits, 'output'));
  } catch (error) {
    if (!PungiError.isInstance(error)) throw error;
    return fail('CallFailed', `The function returned what cannot cross. ${error.message}`);
  }
}

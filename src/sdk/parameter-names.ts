import type { SdkFunction } from './define-function.ts';
import { describeFunction } from './describe.ts';
import { readModel } from './python/read-model.ts';

/**
 * The Python names of a function's parameters by their JSON names, as its page, stub and manifest have them.
 * Empty where the function can stand in no SDK: nobody calls it by name then.
 */
export function parameterNames(definition: SdkFunction<never>): ReadonlyMap<string, string> {
  try {
    const { functions } = readModel([describeFunction('called', definition)]);
    return new Map(functions.flatMap((each) => each.parameters.map(({ name, python }) => [name, python])));
  } catch {
    return new Map();
  }
}

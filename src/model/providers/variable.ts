import { gotText } from '../../errors/index.ts';
import { invalid } from './invalid.ts';
import type { Environment } from './provider.ts';

/** A variable without the blanks that a copied key brings; null where it is not set, or blank. */
export function variable(name: string, environment: Environment): string | null {
  const value = environment[name]?.trim() ?? '';
  return value === '' ? null : value;
}

/** A key, or what to type to have it. */
export function keyFor(model: string, name: string, environment: Environment): string {
  const key = variable(name, environment);
  if (key !== null) return key;
  throw invalid(`Expected ${name} in the environment for ${model}, got none. Set it: export ${name}=…`);
}

/** An address without slashes at its end; null where none is set. */
export function addressIn(name: string, environment: Environment): string | null {
  const value = variable(name, environment);
  if (value === null) return null;
  if (/^https?:$/.test(URL.parse(value)?.protocol ?? '')) return value.replace(/\/+$/, '');
  throw invalid(
    `Expected ${name} to be an address that starts with http:// or https://, got ${gotText(value)}.`,
  );
}

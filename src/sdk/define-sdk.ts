import { PungiError } from '../errors/index.ts';
import type { Manifest } from '../value/index.ts';
import type { SdkFunction } from './define-function.ts';
import { manifestOf } from './manifest.ts';

/** A set of functions; the program sees it as the global `sdk`. */
export interface Sdk<Context = never> {
  readonly functions: { readonly [name: string]: SdkFunction<Context> };
  /** What the guest reads. */
  readonly manifest: Manifest;
}

/** Makes an SDK. Throws `INVALID_DEFINITION` on a name Python cannot use. */
export function defineSdk<Context = never>(functions: {
  readonly [name: string]: SdkFunction<Context>;
}): Sdk<Context> {
  for (const name of Object.keys(functions)) checkName(name);
  return { functions, manifest: manifestOf(functions) };
}

function checkName(name: string): void {
  if (/^[a-zA-Z][a-zA-Z0-9_]*$/.test(name)) return;
  throw new PungiError(
    `Expected the name of a function to be a Python identifier, got ${JSON.stringify(name)}.`,
    { code: 'INVALID_DEFINITION' },
  );
}

import { statSync } from 'node:fs';
import type { Sdk } from '../sdk/index.ts';
import { importModule } from './import-module.ts';
import { usageError } from './usage-error.ts';

/** The default export of a module. Throws `INVALID_OPTION`. */
export async function loadSdk(path: string): Promise<Sdk> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw usageError(`Cannot load ${JSON.stringify(path)}: no such file.`);
  if (stats.isDirectory()) throw usageError(`Cannot load ${JSON.stringify(path)}: it is a directory.`);
  const { default: sdk } = await importModule(path, path);
  if (isSdk(sdk)) return sdk;
  throw usageError(
    `Expected the default export of ${JSON.stringify(path)} to be made by \`defineSdk\`, got ${typeof sdk}.`,
  );
}

/** By its shape: the module may have its SDK from another copy of this package. */
function isSdk(value: unknown): value is Sdk {
  return typeof value === 'object' && value !== null && 'manifest' in value && 'functions' in value;
}

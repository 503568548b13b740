import type { Sdk } from '../sdk/index.ts';
import { loadSdk } from './load-sdk.ts';

/** An SDK that ends with the command. */
export type OpenSdk = Sdk & AsyncDisposable;

/** The default export of a module; the standard SDK where none is named. Throws `INVALID_OPTION`. */
export async function openSdk(path: string | null): Promise<OpenSdk> {
  if (path !== null) return { ...(await loadSdk(path)), [Symbol.asyncDispose]: async () => {} };
  const { createStandardSdk } = await import('../standard/index.ts');
  return createStandardSdk();
}

import type { Sdk } from '../sdk/index.ts';
import { loadSdk } from './load-sdk.ts';

/** An SDK that ends with the command. */
export type OpenSdk = Sdk & AsyncDisposable;

/**
 * The default export of the module that a flag names; else the SDK of the config; else the standard one. Throws
 * `INVALID_OPTION`.
 */
export async function openSdk(flag: string | null, configured: Sdk | undefined): Promise<OpenSdk> {
  if (flag !== null) return ending(await loadSdk(flag));
  if (configured !== undefined) return ending(configured);
  const { createStandardSdk } = await import('../standard/index.ts');
  return createStandardSdk();
}

/** The standard SDK holds a process, and others may hold what they like. */
function ending(sdk: Sdk & Partial<AsyncDisposable>): OpenSdk {
  return { ...sdk, [Symbol.asyncDispose]: async () => await sdk[Symbol.asyncDispose]?.() };
}

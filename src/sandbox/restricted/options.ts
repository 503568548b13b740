import { PungiError } from '../../errors/index.ts';
import type { Sandbox } from '../index.ts';
import { checkOptions, type OptionCheck } from '../lifecycle/check-options.ts';

/** What `restricted` takes. */
export interface RestrictedOptions {
  /**
   * Where programs run: a sandbox, which its caller disposes, or what makes one, such as `wasm`, which is then
   * disposed with the layer. @default a `subprocess()`, with a warning
   */
  readonly over?: Sandbox | (() => Sandbox);
  /**
   * Told once for each sandbox that is made without `over`: rules alone are no wall. Must not throw.
   * @default `process.emitWarning`
   */
  readonly onWarning?: (message: string) => void;
}

/** Throws `INVALID_OPTION` on an unknown name, on a wrong type, and on a sandbox that is restricted already. */
export function checkRestricted(options: RestrictedOptions): void {
  checkOptions('restricted', options, checks);
  const { over } = options;
  if (typeof over !== 'object' || over.capabilities.language !== 'restricted') return;
  throw new PungiError('Expected `over` to be a sandbox of all of Python, got one that is restricted.', {
    code: 'INVALID_OPTION',
  });
}

const checks: { readonly [Name in keyof Required<RestrictedOptions>]: OptionCheck } = {
  over: { expected: 'a sandbox, or a function that makes one', test: isSandboxOrFactory },
  onWarning: { expected: 'a function', test: (given) => typeof given === 'function' },
};

function isSandboxOrFactory(given: unknown): boolean {
  if (typeof given === 'function') return true;
  return typeof given === 'object' && given !== null && 'run' in given && 'capabilities' in given;
}

import type { Sandbox } from '../index.ts';
import { runChild } from './run-child.ts';

/** What `subprocess` takes. */
export interface SubprocessOptions {
  /** The interpreter, 3.11 or newer. @default 'python3' */
  readonly python?: string;
}

/**
 * Runs each program in a `python3` child of its own. This is **no wall**: the program can do all that this
 * user can. For trusted internal tools only.
 */
export function subprocess(options: SubprocessOptions = {}): Sandbox {
  const python = options.python ?? 'python3';
  return {
    name: 'subprocess',
    run: (run) => runChild(python, run),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

import type { SandboxEnd, SandboxRun } from '../contract.ts';
import { notStarted, unavailable } from './not-started.ts';

/** Who lets programs into a sandbox that hands them on to other sandboxes. */
export interface Admission extends AsyncDisposable {
  /** Programs that were let in and have not begun. */
  readonly waiting: number;
  /** Programs that began. */
  readonly running: number;
  /**
   * Hands a program on by `run`, whose signal is aborted by the caller and when this is disposed. What `run`
   * throws is the end of a program that never started; `INVALID_OPTION` is thrown on.
   */
  admit(given: SandboxRun, run: (admitted: SandboxRun) => Promise<SandboxEnd>): Promise<SandboxEnd>;
  /** Lets nothing new in; settles when what was let in has ended. */
  drain(): Promise<void>;
}

/** Opens an admission; disposing it stops every program that it let in. */
export function openAdmission(): Admission {
  return new OpenAdmission();
}

class OpenAdmission implements Admission {
  readonly #disposed = new AbortController();
  readonly #programs = new Set<Promise<unknown>>();
  #closed = false;
  #running = 0;

  get waiting(): number {
    return this.#programs.size - this.#running;
  }

  get running(): number {
    return this.#running;
  }

  async admit(given: SandboxRun, run: (admitted: SandboxRun) => Promise<SandboxEnd>): Promise<SandboxEnd> {
    const asked = performance.now();
    if (this.#closed) return notStarted(closed(), false, 0);
    let hasBegun = false;
    const onStart = (): void => {
      hasBegun = true;
      this.#running += 1;
      given.onStart();
    };
    const signal = AbortSignal.any([given.signal, this.#disposed.signal]);
    const program = run({ ...given, signal, onStart });
    this.#programs.add(program);
    try {
      return this.#told(await program, given);
    } catch (error) {
      return notStarted(error, given.signal.aborted, performance.now() - asked);
    } finally {
      this.#programs.delete(program);
      if (hasBegun) this.#running -= 1;
    }
  }

  /** A program that waited when the sandbox was disposed was aborted by nobody: it may be run elsewhere. */
  #told(end: SandboxEnd, { signal }: SandboxRun): SandboxEnd {
    const isDisposed = this.#disposed.signal.aborted && !signal.aborted;
    if (!isDisposed || end.started || end.status !== 'stopped') return end;
    return { ...end, reason: 'unavailable', message: closed().message };
  }

  async drain(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#programs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed.abort(closed());
    await this.drain();
  }
}

function closed(): Error {
  return unavailable('The sandbox was drained or disposed: it takes no program.');
}

/** What `work` settles with, or the reason of the signal once it is aborted; the work goes on all the same. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

import type { Generate, SdkFunction } from '../sdk/index.ts';
import type { LogEntry } from './call-log.ts';
import { thrownText } from './safe-message.ts';
import { fail, pass, type Verdict } from './verdict.ts';

/** One approved call, ready to be made. */
export interface Invocation {
  readonly definition: SdkFunction<never>;
  readonly input: unknown;
  readonly context: unknown;
  readonly generate: Generate;
  /** Where the definition names no key of its own: unique to this call of this run. */
  readonly callKey: string;
  readonly entry: LogEntry;
  /** Aborted when the program ends or gives the call up. */
  readonly signal: AbortSignal;
}

/** How long a function may take that names no time of its own. */
const defaultTimeoutMs = 30_000;

/** The wait before the second attempt; it doubles from there. */
const firstDelayMs = 50;

/**
 * Stage 9: invokes the function, with its time limit, and again after it threw where its effect allows that.
 * Ends at once when the signal is aborted; what the function still does then is its own.
 */
export async function invoke(invocation: Invocation): Promise<Verdict<unknown>> {
  const { definition, entry, signal } = invocation;
  const retries = retriesOf(definition);
  for (let attempt = 0; ; attempt++) {
    entry.invoked();
    const result = await attemptOnce(invocation);
    if (result.kind === 'returned') return pass(result.value);
    if (result.kind === 'timeout')
      return fail('CallTimeout', `sdk.${entry.call.name} took longer than ${result.ms} ms.`);
    if (attempt >= retries) return fail('CallFailed', thrownText(result.thrown));
    await delay(firstDelayMs * 2 ** attempt, signal);
    if (signal.aborted) return fail('CallFailed', thrownText(result.thrown));
  }
}

/** A write that failed may have happened: only a key that the function hands on makes it safe to try again. */
function retriesOf({ effect, retries, idempotencyKey }: SdkFunction<never>): number {
  if (effect === 'write') return idempotencyKey === null ? 0 : (retries ?? 0);
  return retries ?? 1;
}

type Attempt =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly thrown: unknown }
  | { readonly kind: 'timeout'; readonly ms: number };

/** The first end counts, and both are handled: a promise that rejects later must not end the host. */
async function attemptOnce(invocation: Invocation): Promise<Attempt> {
  const ms = invocation.definition.timeoutMs ?? defaultTimeoutMs;
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<Attempt>();
  const onAbort = (): void => {
    controller.abort(invocation.signal.reason);
    resolve({ kind: 'threw', thrown: invocation.signal.reason });
  };
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`The call took longer than ${ms} ms.`, 'TimeoutError'));
    resolve({ kind: 'timeout', ms });
  }, ms);
  invocation.signal.addEventListener('abort', onAbort, { once: true });
  void execute(invocation, controller.signal).then(resolve);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    invocation.signal.removeEventListener('abort', onAbort);
  }
}

async function execute(invocation: Invocation, signal: AbortSignal): Promise<Attempt> {
  const { definition, input, generate, callKey } = invocation;
  const context = invocation.context as never;
  try {
    signal.throwIfAborted();
    const idempotencyKey = definition.idempotencyKey?.(input, context) ?? callKey;
    return {
      kind: 'returned',
      value: await definition.execute(input, { signal, generate, idempotencyKey, context }),
    };
  } catch (thrown) {
    return { kind: 'threw', thrown };
  }
}

async function delay(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const onAbort = (): void => resolve();
  signal.addEventListener('abort', onAbort, { once: true });
  await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', onAbort);
}

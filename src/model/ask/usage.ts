import type { Usage } from '../contract.ts';

/** Nothing was spent, or nobody told. */
export const noUsage: Usage = Object.freeze({
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteInputTokens: 0,
  outputTokens: 0,
});

/** Both together. */
export function addUsage(left: Usage, right: Usage): Usage {
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    cachedInputTokens: left.cachedInputTokens + right.cachedInputTokens,
    cacheWriteInputTokens: left.cacheWriteInputTokens + right.cacheWriteInputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
  };
}

/** What a provider counts, in the form of the AI SDK. */
export interface ProviderUsage {
  readonly inputTokens?: {
    readonly total?: unknown;
    readonly cacheRead?: unknown;
    readonly cacheWrite?: unknown;
  };
  readonly outputTokens?: { readonly total?: unknown };
}

/** Our form of it. What is missing, or no count, is 0: a budget must not be undone by a NaN or a negative number. */
export function usageOf({ inputTokens, outputTokens }: ProviderUsage = {}): Usage {
  return {
    inputTokens: count(inputTokens?.total),
    cachedInputTokens: count(inputTokens?.cacheRead),
    cacheWriteInputTokens: count(inputTokens?.cacheWrite),
    outputTokens: count(outputTokens?.total),
  };
}

function count(given: unknown): number {
  return typeof given === 'number' && Number.isSafeInteger(given) && given > 0 ? given : 0;
}

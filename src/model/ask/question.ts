import { gotText, PungiError } from '../../errors/index.ts';
import { checkModel } from '../check-model.ts';
import type { AskOptions, Clock, Retry } from '../contract.ts';
import type { CallOptions } from '../language-model.ts';
import { hostClock } from './host-clock.ts';
import { promptOf } from './prompt-of.ts';

/** `AskOptions` without optionals, and the request made of them. */
export interface Question {
  readonly request: CallOptions;
  readonly signal: AbortSignal;
  readonly retries: number;
  readonly stallMs: number;
  readonly onText: (delta: string) => void;
  readonly onReasoning: (delta: string) => void;
  readonly onRetry: (retry: Retry) => void;
  readonly clock: Clock;
}

/** Checks and completes what `askModel` was given. Throws `INVALID_OPTION`. */
export function questionOf(model: unknown, options: AskOptions): Question {
  checkModel(model);
  checkOptions(options);
  return {
    request: requestOf(options, model.provider),
    signal: options.signal ?? new AbortController().signal,
    retries: options.retries ?? 4,
    stallMs: options.stallMs ?? 300_000,
    onText: options.onText ?? nothing,
    onReasoning: options.onReasoning ?? nothing,
    onRetry: options.onRetry ?? nothing,
    clock: options.clock ?? hostClock,
  };
}

function checkOptions(options: AskOptions): void {
  for (const [name, check] of Object.entries(checks)) {
    const given: unknown = options[name as keyof AskOptions];
    if (given === undefined || check.test(given)) continue;
    throw new PungiError(`Expected \`${name}\` to be ${check.expected}, got ${gotText(given)}.`, {
      code: 'INVALID_OPTION',
    });
  }
}

interface Check {
  readonly expected: string;
  readonly test: (given: unknown) => boolean;
}

const checks: { readonly [name in keyof AskOptions]: Check } = {
  messages: {
    expected: 'a list of at least one message',
    test: (given) => Array.isArray(given) && given.length > 0,
  },
  retries: {
    expected: 'an integer of 0 or more',
    test: (given) => Number.isSafeInteger(given) && Number(given) >= 0,
  },
  stallMs: {
    expected: 'a positive number of milliseconds',
    test: (given) => Number.isFinite(given) && Number(given) > 0,
  },
  maxOutputTokens: {
    expected: 'a positive integer',
    test: (given) => Number.isSafeInteger(given) && Number(given) > 0,
  },
};

function requestOf({ messages, tools = [], maxOutputTokens }: AskOptions, provider: string): CallOptions {
  return {
    prompt: promptOf(messages, String(provider)),
    includeRawChunks: true,
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function' as const, ...tool })) }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
}

function nothing(): void {}

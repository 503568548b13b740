import { shortText } from '../../errors/index.ts';
import type { FailureReason } from '../contract.ts';
import { type Facts, factsOf } from './facts-of.ts';
import type { Failure } from './failure.ts';
import { isOverflow, isQuota } from './known-words.ts';

/** Longest text of a provider that is passed on, in UTF-16 units. */
const longestWords = 400;

/** Says what went wrong by what was thrown, or by the error that a stream carried. */
export function failureOf(error: unknown): Failure {
  const facts = factsOf(error);
  const reason = reasonOf(facts);
  return {
    ...namedFailure(reason, headOf(reason, facts)),
    headers: facts.headers,
    ...(facts.status !== undefined && { httpStatus: facts.status }),
  };
}

/** A failure of which only the reason is known; the message gets what to do about it. */
export function namedFailure(reason: FailureReason, head: string): Failure {
  const { advice, retryable } = remedies[reason];
  return { reason, message: `${head}. ${advice}`, retryable, headers: {} };
}

function reasonOf(facts: Facts): FailureReason {
  if (isOverflow(facts)) return 'context-overflow';
  if (isQuota(facts)) return 'quota';
  return reasonOfStatus(facts.status) ?? reasonOfName(facts);
}

const reasons: { readonly [status: number]: FailureReason } = {
  401: 'auth',
  403: 'auth',
  404: 'not-found',
  408: 'unavailable',
  409: 'unavailable',
  429: 'rate-limit',
};

/** 408 and 409 are the two others that every provider's own client tries again. */
function reasonOfStatus(status: number | undefined): FailureReason | null {
  if (status === undefined || status < 400) return null;
  return reasons[status] ?? (status >= 500 ? 'unavailable' : 'bad-request');
}

const malformedNames: ReadonlySet<string> = new Set([
  'AI_JSONParseError',
  'AI_TypeValidationError',
  'AI_InvalidResponseDataError',
  'AI_EmptyResponseBodyError',
]);

function reasonOfName({ name, message, text, status, isNetwork }: Facts): FailureReason {
  if (name === 'AI_LoadAPIKeyError') return 'auth';
  if (/without a finish reason/.test(message)) return 'truncated';
  // The package for Anthropic says so of a first event that it cannot read.
  const isUnread = /^Expected a normalized .* stream error$/.test(message);
  if (isUnread || malformedNames.has(name)) return 'malformed';
  // The head of the response had come: the body broke off.
  if (status !== undefined) return 'truncated';
  if (isNetwork) return 'network';
  if (/rate.?limit/i.test(text)) return 'rate-limit';
  return name === '' ? 'unavailable' : 'unexpected';
}

function headOf(reason: FailureReason, { message, status, name }: Facts): string {
  const kind = status === undefined || status < 400 ? heads[reason] : `${heads[reason]} (HTTP ${status})`;
  const said = shortText(printable(message || name), longestWords).replace(/\.$/, '');
  return said === '' ? kind : `${kind}: ${said}`;
}

/** A server's words are shown on a terminal: without escape sequences, they cannot write over what stands there. */
function printable(text: string): string {
  return text.replace(/\p{C}+|\s+/gu, ' ').trim();
}

const heads: { readonly [reason in FailureReason]: string } = {
  auth: 'The provider did not accept the key',
  quota: 'The account has nothing left to spend',
  'not-found': 'The provider does not know the model or the address',
  'bad-request': 'The provider refused the request',
  'context-overflow': 'The conversation is longer than the model reads',
  unexpected: 'The model could not be asked',
  'rate-limit': 'The provider limits the rate of requests',
  unavailable: 'The provider failed',
  network: 'The provider could not be reached',
  stalled: 'The stream stalled',
  truncated: 'The stream broke off',
  malformed: 'What came was no reply of a model',
};

interface Remedy {
  readonly advice: string;
  readonly retryable: boolean;
}

const remedies: { readonly [reason in FailureReason]: Remedy } = {
  auth: { advice: 'Check the API key and what it may use.', retryable: false },
  quota: { advice: 'Add credit at the provider, or use another key.', retryable: false },
  'not-found': { advice: "Check the model's name and the base URL.", retryable: false },
  'bad-request': { advice: 'Check the options of the model.', retryable: false },
  'context-overflow': {
    advice: 'Shorten the task or what programs print, or use a model that reads more.',
    retryable: false,
  },
  unexpected: { advice: 'Check how the model was made.', retryable: false },
  'rate-limit': { advice: 'Try again later, or raise the limit at the provider.', retryable: true },
  unavailable: { advice: 'Try again later.', retryable: true },
  network: { advice: 'Check the connection and the base URL.', retryable: true },
  stalled: { advice: 'Try again later; a local model may still be loading.', retryable: true },
  truncated: { advice: 'Try again; a proxy between may cut long replies.', retryable: true },
  malformed: { advice: 'Check that the base URL is that of such a provider.', retryable: true },
};

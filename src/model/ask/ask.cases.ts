import type { FailureReason } from '../contract.ts';

/** The value of a header, and the wait it asks for at 2025-10-09 08:53:20 UTC, in milliseconds. */
export const askedDelays: readonly (readonly [name: string, value: string, delayMs: number | null])[] = [
  ['retry-after', '0', 0],
  ['retry-after', '7', 7_000],
  ['retry-after', ' 7 ', 7_000],
  ['retry-after', '0.0001', 1],
  ['retry-after', '-1', null],
  ['retry-after', '', null],
  ['retry-after', 'soon', null],
  ['retry-after', '12-1', null],
  ['retry-after', 'NaN', null],
  ['retry-after', '1e3', null],
  ['retry-after', 'Thu, 09 Oct 2025 08:54:20 GMT', 60_000],
  ['retry-after', 'Thursday, 09-Oct-25 08:54:20 GMT', 60_000],
  ['retry-after', 'Wed, 08 Oct 2025 08:54:20 GMT', 0],
  ['retry-after-ms', '1500', 1_500],
  ['retry-after-ms', '0.5', 1],
  ['retry-after-ms', 'x', null],
  ['x-other', '7', null],
];

/** What is thrown or streamed, and what it means. */
export const thrown: readonly (readonly [
  title: string,
  error: unknown,
  reason: FailureReason,
  message: string,
])[] = [
  [
    'a missing key',
    named('AI_LoadAPIKeyError', 'OpenAI API key is missing.'),
    'auth',
    'The provider did not accept the key: OpenAI API key is missing. Check the API key and what it may use.',
  ],
  [
    'an error of the code',
    named('RangeError', 'Out of cheese'),
    'unexpected',
    'The model could not be asked: Out of cheese. Check how the model was made.',
  ],
  ['nothing', undefined, 'unavailable', 'The provider failed. Try again later.'],
  ['a text', 'It broke.', 'unavailable', 'The provider failed: It broke. Try again later.'],
  [
    'a failed look-up, some causes deep',
    { ...named('TypeError', 'fetch failed'), cause: { cause: { code: 'ENOTFOUND' } } },
    'network',
    'The provider could not be reached: fetch failed. Check the connection and the base URL.',
  ],
  [
    'a wrong certificate',
    { ...named('Error', 'self-signed certificate'), code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    'network',
    'The provider could not be reached: self-signed certificate. Check the connection and the base URL.',
  ],
  [
    "a provider's own time-out",
    named('TimeoutError', 'The operation timed out.'),
    'network',
    'The provider could not be reached: The operation timed out. Check the connection and the base URL.',
  ],
  [
    'a body that is no JSON',
    named('AI_JSONParseError', 'JSON parsing failed'),
    'malformed',
    'What came was no reply of a model: JSON parsing failed. Check that the base URL is that of such a provider.',
  ],
  [
    'a stream without an end',
    named('AI_InvalidResponseDataError', 'Response stream ended without a finish reason.'),
    'truncated',
    'The stream broke off: Response stream ended without a finish reason. Try again; a proxy between may cut long replies.',
  ],
  [
    'a limit without a status',
    { type: 'rate_limit_exceeded', message: 'Slow down' },
    'rate-limit',
    'The provider limits the rate of requests: Slow down. Try again later, or raise the limit at the provider.',
  ],
  [
    'a status in place of a code',
    { code: '503', message: 'Busy' },
    'unavailable',
    'The provider failed (HTTP 503): Busy. Try again later.',
  ],
  [
    'words that would write over the terminal',
    { statusCode: 400, message: 'a\u001b[2J\u202e\r\nb' },
    'bad-request',
    'The provider refused the request (HTTP 400): a [2J b. Check the options of the model.',
  ],
  [
    'words without end',
    { statusCode: 400, message: 'x'.repeat(1_000) },
    'bad-request',
    `The provider refused the request (HTTP 400): ${'x'.repeat(400)}…. Check the options of the model.`,
  ],
  [
    'an error that holds itself',
    cyclic(),
    'unavailable',
    'The provider failed (HTTP 500): again. Try again later.',
  ],
];

function named(name: string, message: string): object {
  return { name, message };
}

function cyclic(): object {
  const error: Record<string, unknown> = { message: 'again', statusCode: 500 };
  error['cause'] = error;
  error['data'] = error;
  return error;
}

/** Words of providers, and whether they say that the conversation is too long. */
export const overflows: readonly (readonly [
  status: number | undefined,
  words: string,
  isOverflow: boolean,
])[] = [
  [400, 'Input is too long for requested model.', true],
  [400, 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).', true],
  [400, "This model's maximum prompt length is 131072 but the request contains 537812 tokens.", true],
  [
    400,
    "This endpoint's maximum context length is 32768 tokens. However, you requested about 42832 tokens",
    true,
  ],
  [400, 'Prompt contains 40000 tokens, too large for model with 32768 maximum context length', true],
  [400, "The input (5000 tokens) is longer than the model's context length (4096 tokens).", true],
  [400, 'the input length exceeds the context length', true],
  [400, 'Your request exceeded model token limit: 128000', true],
  [
    undefined,
    'Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens',
    true,
  ],
  [400, "Invalid 'input[0].content': string too long. string_above_max_length", true],
  [413, '', true],
  [429, 'Too many tokens, please wait before trying again.', false],
  [429, 'Rate limit reached: maximum context length of the day', false],
  [400, 'max_tokens: 999999 > 64000, which is the maximum allowed number of output tokens', false],
  [400, 'context: unknown field', false],
  [500, 'Internal server error', false],
];

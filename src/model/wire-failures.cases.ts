import type { ErrorWords } from '../../test/support/model/dialect.ts';
import type { FailureReason } from './index.ts';

/** An error as a provider sends it, and what it means. */
export interface FailureCase {
  readonly status: number;
  readonly words: ErrorWords;
  readonly reason: FailureReason;
}

/** What api.anthropic.com says. */
export const anthropicFailures: readonly FailureCase[] = [
  {
    status: 400,
    words: {
      type: 'invalid_request_error',
      message: 'max_tokens: 999999 > 64000, which is the maximum allowed',
    },
    reason: 'bad-request',
  },
  {
    status: 400,
    words: { type: 'invalid_request_error', message: 'prompt is too long: 207791 tokens > 200000 maximum' },
    reason: 'context-overflow',
  },
  {
    status: 400,
    words: {
      type: 'invalid_request_error',
      message:
        'input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000, decrease input length or `max_tokens` and try again',
    },
    reason: 'context-overflow',
  },
  {
    status: 413,
    words: { type: 'request_too_large', message: 'Request exceeds the maximum size' },
    reason: 'context-overflow',
  },
  {
    status: 400,
    words: {
      type: 'invalid_request_error',
      message: 'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.',
    },
    reason: 'quota',
  },
  { status: 401, words: { type: 'authentication_error', message: 'invalid x-api-key' }, reason: 'auth' },
  {
    status: 403,
    words: { type: 'permission_error', message: 'Your API key does not have permission to use this.' },
    reason: 'auth',
  },
  { status: 404, words: { type: 'not_found_error', message: 'model: claude-nope' }, reason: 'not-found' },
];

/** What api.openai.com says. */
export const openaiFailures: readonly FailureCase[] = [
  {
    status: 400,
    words: { type: 'invalid_request_error', message: "Unknown parameter: 'foo'.", code: 'unknown_parameter' },
    reason: 'bad-request',
  },
  {
    status: 400,
    words: {
      type: 'invalid_request_error',
      message:
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 140000 tokens. Please reduce the length of the messages.",
      code: 'context_length_exceeded',
    },
    reason: 'context-overflow',
  },
  {
    status: 400,
    words: {
      type: 'invalid_request_error',
      message: 'Your input exceeds the context window of this model. Please adjust your input and try again.',
      code: 'context_length_exceeded',
    },
    reason: 'context-overflow',
  },
  {
    status: 429,
    words: {
      type: 'tokens',
      message: 'Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 50000.',
      code: 'rate_limit_exceeded',
    },
    reason: 'context-overflow',
  },
  {
    status: 429,
    words: {
      type: 'insufficient_quota',
      message: 'You exceeded your current quota, please check your plan and billing details.',
      code: 'insufficient_quota',
    },
    reason: 'quota',
  },
  {
    status: 401,
    words: {
      type: 'invalid_request_error',
      message: 'Incorrect API key provided: test-key. You can find your API key in the dashboard.',
      code: 'invalid_api_key',
    },
    reason: 'auth',
  },
  {
    status: 404,
    words: {
      type: 'invalid_request_error',
      message: 'The model `gpt-nope` does not exist or you do not have access to it.',
      code: 'model_not_found',
    },
    reason: 'not-found',
  },
];

/** Bodies that other servers send with a chat completion, as they stand. */
export const compatibleBodies: readonly {
  readonly server: string;
  readonly status: number;
  readonly body: object;
  readonly reason: FailureReason;
  readonly said: string;
}[] = [
  {
    server: 'llama.cpp',
    status: 400,
    body: {
      error: {
        code: 400,
        message: 'request (8209 tokens) exceeds the available context size (4096 tokens), try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 8209,
        n_ctx: 4096,
      },
    },
    reason: 'context-overflow',
    said: 'request (8209 tokens) exceeds the available context size (4096 tokens), try increasing it',
  },
  {
    server: 'llama.cpp of 2025, with the code of a failure of its own',
    status: 500,
    body: {
      error: {
        code: 500,
        message:
          'the request exceeds the available context size. try increasing the context size or enable context shift',
        type: 'exceed_context_size_error',
      },
    },
    reason: 'context-overflow',
    said: 'the request exceeds the available context size. try increasing the context size or enable context shift',
  },
  {
    server: 'vLLM, whose body has no `error`',
    status: 400,
    body: {
      object: 'error',
      message:
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion).",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    reason: 'context-overflow',
    said: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion)",
  },
  {
    server: 'TGI, whose `error` is a text',
    status: 422,
    body: {
      error: 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000',
      error_type: 'validation',
    },
    reason: 'context-overflow',
    said: 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000',
  },
  {
    server: 'Ollama',
    status: 404,
    body: {
      error: {
        message: 'model "qwen9" not found, try pulling it first',
        type: 'not_found_error',
        code: null,
      },
    },
    reason: 'not-found',
    said: 'model "qwen9" not found, try pulling it first',
  },
  {
    server: 'FastAPI',
    status: 401,
    body: { detail: 'Not authenticated' },
    reason: 'auth',
    said: 'Not authenticated',
  },
  {
    server: 'OpenRouter without credit',
    status: 402,
    body: { error: { code: 402, message: 'Insufficient credits.' } },
    reason: 'quota',
    said: 'Insufficient credits',
  },
];

import type { Facts } from './facts-of.ts';

/**
 * The words in which providers say that a conversation is too long, each with who uses them. There is no status and
 * no code that all share, and a run that can shorten its conversation must know.
 */
const overflowWords: readonly RegExp[] = [
  /context_length_exceeded/, // OpenAI, Azure, Cerebras
  /exceeds the context window/i, // OpenAI, Responses
  /string_above_max_length/, // OpenAI, one text of more than 10 MB
  /prompt is too long/i, // Anthropic
  /exceed context limit/i, // Anthropic, prompt and max_tokens together
  /request_too_large/, // Anthropic, by bytes
  /input is too long for requested model/i, // Bedrock
  /input token count.{0,60} exceeds the maximum/i, // Gemini
  /maximum (?:context|prompt|model) length/i, // vLLM, OpenRouter, DeepSeek, xAI, Mistral
  /exceed_context_size_error|exceeds the available context size/i, // llama.cpp, and Ollama where it hosts it
  /input length exceeds (?:the )?(?:maximum )?context length/i, // Ollama
  /context length of only \d+ tokens/i, // LM Studio
  /longer than the model's context length/i, // Together
  /`inputs` tokens \+ `max_new_tokens` must be/, // TGI
  /exceeded model token limit/i, // Kimi
];

/** Whether the conversation is too long. A 429 speaks of tokens too, but of those per minute. */
export function isOverflow({ status, text }: Pick<Facts, 'status' | 'text'>): boolean {
  if (status === 413) return true;
  // One request of more tokens than a minute may have: waiting does not help, shortening does.
  if (status === 429) return /request too large/i.test(text);
  return overflowWords.some((words) => words.test(text));
}

/** In which they say that the account is empty; OpenAI says it with a 429 that would be tried again in vain. */
const quotaWords =
  /insufficient_quota|billing_hard_limit_reached|billing_not_active|credit balance is too low|insufficient balance/i;

/** Whether there is nothing left to spend. */
export function isQuota({ status, text }: Pick<Facts, 'status' | 'text'>): boolean {
  return status === 402 || quotaWords.test(text);
}

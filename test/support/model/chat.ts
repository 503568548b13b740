import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type Dialect, jsonAnswer, type WireReply, wireUsage } from './dialect.ts';

const wire: Omit<Dialect, 'name' | 'model'> = {
  path: '/v1/chat/completions',
  events,
  error: (status, words) => jsonAnswer(status, { error: { param: null, code: null, ...words } }),
  errorEvent: (words) => dataEvent({ error: { param: null, code: null, ...words } }),
};

/** OpenAI's chat completions, by the package for OpenAI. */
export const openaiChat: Dialect = {
  ...wire,
  name: 'openai chat completions',
  model: (url) => createOpenAI({ baseURL: `${url}/v1`, apiKey: 'test-key' }).chat('gpt-4o'),
};

/** The same, as Ollama, vLLM, llama.cpp and others speak it. */
export const compatibleChat: Dialect = {
  ...wire,
  name: 'openai-compatible chat completions',
  model: (url) =>
    createOpenAICompatible({ name: 'local', baseURL: `${url}/v1`, includeUsage: true })('qwen3'),
};

const finishReasons = { stop: 'stop', length: 'length', refused: 'content_filter' } as const;

function events({ chunks, thinking, toolCall, finish = 'stop' }: WireReply): readonly string[] {
  const reason = toolCall === undefined ? finishReasons[finish] : 'tool_calls';
  return [
    chunk({ role: 'assistant', content: '' }),
    ...(thinking === undefined ? [] : [chunk({ reasoning_content: thinking })]),
    ...chunks.map((content) => chunk({ content })),
    ...(toolCall === undefined ? [] : [chunk({ tool_calls: [toolDelta(toolCall)] })]),
    chunk({}, reason),
    dataEvent({ ...head, choices: [], usage: usage() }),
    'data: [DONE]\n\n',
  ];
}

const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_760_000_000, model: 'gpt-4o' };

function chunk(delta: object, finish_reason: string | null = null): string {
  return dataEvent({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason }], usage: null });
}

function toolDelta({ id, name, input }: NonNullable<WireReply['toolCall']>): object {
  return { index: 0, id, type: 'function', function: { name, arguments: input } };
}

function usage(): object {
  return {
    prompt_tokens: wireUsage.input,
    completion_tokens: wireUsage.output,
    total_tokens: wireUsage.input + wireUsage.output,
    prompt_tokens_details: { cached_tokens: wireUsage.cached },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}

function dataEvent(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

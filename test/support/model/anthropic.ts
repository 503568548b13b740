import { createAnthropic } from '@ai-sdk/anthropic';
import { type Dialect, jsonAnswer, namedEvent, type WireReply, wireUsage } from './dialect.ts';

/** Anthropic's messages, as api.anthropic.com streams them. */
export const anthropic: Dialect = {
  name: 'anthropic messages',
  path: '/v1/messages',
  model: (url) => createAnthropic({ baseURL: `${url}/v1`, apiKey: 'test-key' })('claude-sonnet-4-5'),
  events,
  error: (status, { type, message }) => jsonAnswer(status, { type: 'error', error: { type, message } }),
  errorEvent: ({ type, message }) => namedEvent({ type: 'error', ...{ error: { type, message } } }),
};

const stopReasons = { stop: 'end_turn', length: 'max_tokens', refused: 'refusal' } as const;

function events({ chunks, thinking, toolCall, finish = 'stop' }: WireReply): readonly string[] {
  const blocks = [
    ...(thinking === undefined ? [] : [thinkingBlock(thinking)]),
    ...(chunks.length === 0 ? [] : [textBlock(chunks)]),
    ...(toolCall === undefined ? [] : [toolBlock(toolCall)]),
  ];
  const stop_reason = toolCall === undefined ? stopReasons[finish] : 'tool_use';
  return [
    { type: 'message_start', message: startOf() },
    { type: 'ping' },
    ...blocks.flatMap(({ start, deltas }, index) => [
      { type: 'content_block_start', index, content_block: start },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]),
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence: null },
      usage: { output_tokens: wireUsage.output },
    },
    { type: 'message_stop' },
  ].map(namedEvent);
}

/** Anthropic counts what the cache gave apart from the other input. */
function startOf(): object {
  return {
    ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-sonnet-4-5', content: [] },
    ...{ stop_reason: null, stop_sequence: null },
    usage: {
      input_tokens: wireUsage.input - wireUsage.cached - 2,
      cache_creation_input_tokens: 2,
      cache_read_input_tokens: wireUsage.cached,
      output_tokens: 1,
    },
  };
}

interface Block {
  readonly start: object;
  readonly deltas: readonly object[];
}

function textBlock(chunks: readonly string[]): Block {
  return { start: { type: 'text', text: '' }, deltas: chunks.map((text) => ({ type: 'text_delta', text })) };
}

function thinkingBlock(thinking: string): Block {
  return {
    start: { type: 'thinking', thinking: '', signature: '' },
    deltas: [
      { type: 'thinking_delta', thinking },
      { type: 'signature_delta', signature: 'c2lnbmVk' },
    ],
  };
}

function toolBlock({ id, name, input }: NonNullable<WireReply['toolCall']>): Block {
  return {
    start: { type: 'tool_use', id, name, input: {} },
    deltas: [{ type: 'input_json_delta', partial_json: input }],
  };
}

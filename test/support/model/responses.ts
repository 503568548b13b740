import { createOpenAI } from '@ai-sdk/openai';
import { type Dialect, jsonAnswer, namedEvent, type WireReply, wireUsage } from './dialect.ts';

/** OpenAI's responses, which its package speaks by default. */
export const openaiResponses: Dialect = {
  name: 'openai responses',
  path: '/v1/responses',
  model: (url) => createOpenAI({ baseURL: `${url}/v1`, apiKey: 'test-key' })('gpt-5'),
  events,
  error: (status, words) => jsonAnswer(status, { error: { param: null, code: null, ...words } }),
  errorEvent: (words) =>
    namedEvent({ type: 'error', ...{ sequence_number: 9, error: { param: null, code: null, ...words } } }),
};

function events({ chunks, thinking, toolCall, finish = 'stop' }: WireReply): readonly string[] {
  const items = [
    ...(thinking === undefined ? [] : [reasoningItem(thinking)]),
    ...(chunks.length === 0 ? [] : [messageItem(chunks, finish === 'refused')]),
    ...(toolCall === undefined ? [] : [toolItem(toolCall)]),
  ];
  return [
    { type: 'response.created', response: response('in_progress') },
    { type: 'response.in_progress', response: response('in_progress') },
    ...items.flatMap(({ opened, between, done }, output_index) => [
      { type: 'response.output_item.added', output_index, item: { ...opened, status: 'in_progress' } },
      ...between.map((event) => ({ ...event, output_index, item_id: opened.id })),
      { type: 'response.output_item.done', output_index, item: { ...opened, ...done, status: 'completed' } },
    ]),
    lastEvent(finish === 'length'),
  ].map((event, sequence_number) => namedEvent({ ...event, ...{ sequence_number } }));
}

function lastEvent(isCut: boolean): { readonly type: string } {
  const incomplete_details = isCut ? { reason: 'max_output_tokens' } : null;
  const status = isCut ? 'incomplete' : 'completed';
  const whole = { ...response(status), incomplete_details, usage: usage() };
  return { type: `response.${status}`, ...{ response: whole } };
}

function response(status: string): object {
  return { id: 'resp_1', object: 'response', created_at: 1_760_000_000, model: 'gpt-5', status, output: [] };
}

function usage(): object {
  return {
    input_tokens: wireUsage.input,
    input_tokens_details: { cached_tokens: wireUsage.cached },
    output_tokens: wireUsage.output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: wireUsage.input + wireUsage.output,
  };
}

interface Item {
  readonly opened: { readonly id: string };
  readonly between: readonly { readonly type: string }[];
  readonly done: object;
}

function messageItem(chunks: readonly string[], isRefusal: boolean): Item {
  const text = chunks.join('');
  const part = isRefusal
    ? { type: 'refusal', refusal: text }
    : { type: 'output_text', text, annotations: [] };
  const kind = isRefusal ? 'refusal' : 'output_text';
  return {
    opened: { id: 'msg_1', ...{ type: 'message', role: 'assistant', content: [] } },
    done: { content: [part] },
    between: [
      { type: 'response.content_part.added', ...{ content_index: 0, part } },
      ...chunks.map((delta) => ({ type: `response.${kind}.delta`, ...{ content_index: 0, delta } })),
      { type: `response.${kind}.done`, ...{ content_index: 0, [isRefusal ? 'refusal' : 'text']: text } },
    ],
  };
}

function reasoningItem(thinking: string): Item {
  const text = { type: 'summary_text', text: thinking };
  return {
    opened: { id: 'rs_1', ...{ type: 'reasoning', summary: [] } },
    done: { summary: [text] },
    between: [
      { type: 'response.reasoning_summary_part.added', ...{ summary_index: 0, part: text } },
      { type: 'response.reasoning_summary_text.delta', ...{ summary_index: 0, delta: thinking } },
      { type: 'response.reasoning_summary_part.done', ...{ summary_index: 0, part: text } },
    ],
  };
}

function toolItem({ id, name, input }: NonNullable<WireReply['toolCall']>): Item {
  return {
    opened: { id: 'fc_1', ...{ type: 'function_call', call_id: id, name, arguments: '' } },
    done: { arguments: input },
    between: [
      { type: 'response.function_call_arguments.delta', ...{ delta: input } },
      { type: 'response.function_call_arguments.done', ...{ arguments: input } },
    ],
  };
}

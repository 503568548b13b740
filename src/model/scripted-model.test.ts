import { describe, expect, test } from 'vitest';
import { askModel, type ModelReply, type Script, type ScriptedModel, scriptedModel } from './index.ts';

function ask(model: ScriptedModel, content = 'Hi', told: string[] = []): Promise<ModelReply> {
  return askModel(model, { messages: [{ role: 'user', content }], onText: (delta) => told.push(delta) });
}

test('replies come in their order, and one too many is a failure that says so', async () => {
  const model = scriptedModel(['One.', { text: 'Two.' }]);

  expect(await ask(model)).toMatchObject({ status: 'replied', finish: 'stop', text: 'One.' });
  expect(await ask(model)).toMatchObject({ status: 'replied', finish: 'stop', text: 'Two.' });
  expect(await ask(model)).toMatchObject({
    ...{ status: 'failed', reason: 'unexpected', attempts: 1 },
    message:
      'The model could not be asked: Expected at most 2 requests of the scripted model, got one more. Check how the model was made.',
  });
});

test('a function makes each reply from what was asked', async () => {
  const model = scriptedModel(({ index, messages }) => `${index}: ${messages.at(-1)?.text.toUpperCase()}`);

  expect(await ask(model, 'first')).toMatchObject({ text: '0: FIRST' });
  expect(await ask(model, 'second')).toMatchObject({ text: '1: SECOND' });
});

test('chunks are streamed one by one', async () => {
  const told: string[] = [];

  expect(await ask(scriptedModel([{ chunks: ['a', 'b', 'c'] }]), 'Hi', told)).toMatchObject({ text: 'abc' });
  expect(told).toEqual(['a', 'b', 'c']);
});

describe('in detail', () => {
  test.for([
    ['length', { text: 'a', finish: 'length' }, { finish: 'length', text: 'a' }],
    ['refused', { text: 'No.', finish: 'refused' }, { finish: 'refused', rawFinish: 'refused' }],
    ['empty', '', { finish: 'empty', text: '' }],
    ['reasoning-only', { reasoning: 'Hm.' }, { finish: 'reasoning-only', reasoning: 'Hm.' }],
    [
      'tool-calls',
      { toolCalls: [{ name: 'f', input: { a: 1 } }] },
      {
        finish: 'tool-calls',
        toolCalls: [{ id: 'call_0_0', name: 'f', input: { a: 1 }, inputText: '{"a":1}' }],
      },
    ],
  ] as const)('a reply ends as %s', async ([, reply, expected]) => {
    expect(await ask(scriptedModel([reply]))).toMatchObject({ status: 'replied', ...expected });
  });

  test('a reply counts what it is told to', async () => {
    const usage = { inputTokens: 20, cachedInputTokens: 8, cacheWriteInputTokens: 2, outputTokens: 5 };

    expect((await ask(scriptedModel([{ text: 'a', usage }]))).usage).toEqual(usage);
  });

  test('an error is thrown as a provider would', async () => {
    const error = Object.assign(new Error('Overloaded'), { statusCode: 401 });

    expect(await ask(scriptedModel([{ error }]))).toMatchObject({ status: 'failed', reason: 'auth' });
  });
});

test('it keeps what it was asked', async () => {
  const script: Script = ['print(1)', 'Done.'];
  const model = scriptedModel(script);
  await askModel(model, {
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [{ id: '1', name: 'f', input: { a: 1 }, inputText: '{"a":1}' }],
      },
      { role: 'tool', results: [{ id: '1', name: 'f', text: 'six' }] },
    ],
    tools: [{ name: 'f', description: 'F.', inputSchema: { type: 'object' } }],
  });

  expect(model.requests).toEqual([
    {
      index: 0,
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'assistant', text: 'f({"a":1})' },
        { role: 'tool', text: 'six' },
      ],
      toolNames: ['f'],
    },
  ]);
});

test('it replies at once where nothing is streamed', async () => {
  const model = scriptedModel([{ text: 'a', reasoning: 'Hm.', toolCalls: [{ name: 'f', input: [] }] }]);

  expect(await model.doGenerate({ prompt: [] })).toMatchObject({
    content: [
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'a' },
      { type: 'tool-call', toolCallId: 'call_0_0', toolName: 'f', input: '[]' },
    ],
    finishReason: { unified: 'tool-calls', raw: 'tool-calls' },
    warnings: [],
  });
});

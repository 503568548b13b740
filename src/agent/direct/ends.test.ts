import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { add, direct, finalAnswer, look, stuck, tell } from './direct.cases.ts';

const schema = z.object({ total: z.int() });
const approve = () => ({ decision: 'approve' }) as const;

describe('a typed answer', () => {
  test('is given by the tool final_answer, the last of the tools', async () => {
    const { agent, model } = direct([{ toolCalls: [finalAnswer(3)] }]);
    const { total }: { total: number } = await agent.answer('Sum.', { schema });
    expect(total).toBe(3);
    expect(model.requests[0]?.toolNames).toEqual(['add', 'look', 'stuck', 'tell', 'final_answer']);
  });

  test('that its schema refuses can be tried again', async () => {
    const { agent } = direct([{ toolCalls: [finalAnswer('x')] }, { toolCalls: [finalAnswer(3)] }]);
    const outcome = await agent.run('Sum.', { schema });
    expect(outcome).toMatchObject({ status: 'answered', answeredBy: 'final_answer', answer: { total: 3 } });
    expect(outcome.steps[0]?.observation).toBe(
      'final_answer: InvalidInput: `total`: expected a number, got "x" (str)',
    );
  });

  test('is not given by words', async () => {
    const { agent } = direct(['It is 3.', { toolCalls: [finalAnswer(3)] }]);
    const { steps } = await agent.run('Sum.', { schema });
    expect(steps[0]?.observation).toBe(
      'Error: This task needs its answer in the form of final_answer: call that tool.',
    );
  });

  test('waits for the calls before it; those behind it are not made, however long its schema takes', async () => {
    const toolCalls = [look('a'), finalAnswer(3), look('b'), tell('u1')];
    const { agent, seen } = direct([{ toolCalls }], { approve });
    const slow = schema.refine(() => new Promise((resolve) => setImmediate(resolve, true)));
    const outcome = await agent.run('Sum.', { schema: slow });
    expect(outcome).toMatchObject({ status: 'answered', answer: { total: 3 } });
    expect(outcome.calls.map(({ name, status }) => [name, status])).toEqual([
      ['look', 'done'],
      ['final_answer', 'done'],
      ['look', 'refused'],
      ['tell', 'refused'],
    ]);
    expect(seen.began).toEqual(['a']);
  });

  test('is not taken where a call before it failed: it says what did not happen', async () => {
    const { agent } = direct([{ toolCalls: [tell('u1'), finalAnswer(1)] }, { toolCalls: [finalAnswer(0)] }]);
    const outcome = await agent.run('Tell, and count whom you told.', { schema });
    expect(outcome).toMatchObject({ answer: { total: 0 } });
    expect(outcome.steps[0]?.observation?.split('\n')[1]).toBe(
      'final_answer: InvalidInput: The answer was not taken, since a call before it failed. Look at what the calls gave, then answer.',
    );
  });

  test('leaves a conversation that can go on: each call has its result', async () => {
    const { agent } = direct([{ toolCalls: [finalAnswer(3)] }]);
    const { messages } = await agent.run('Sum.', { schema });
    expect(messages.slice(1)).toMatchObject([
      { role: 'assistant', toolCalls: [{ name: 'final_answer' }] },
      { role: 'tool', results: [{ name: 'final_answer', text: 'null' }] },
    ]);
  });
});

describe('budgets', () => {
  const usage = { inputTokens: 100, outputTokens: 50 };
  const turn = { toolCalls: [add(1, 2)], usage };

  test('of steps', async () => {
    const { agent } = direct([turn, turn], { maxSteps: 2 });
    expect(await agent.run('Add.')).toMatchObject({
      ...{ status: 'stopped', reason: 'steps', message: 'Max steps reached', returncode: -1 },
      ...{ usage: { inputTokens: 200 }, calls: [{}, {}] },
    });
  });

  test('of tokens', async () => {
    const { agent } = direct([turn, turn], { budgets: { tokens: 150 } });
    const outcome = await agent.run('Add.');
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'tokens' });
    expect(outcome.steps).toHaveLength(1);
  });

  test('of time end calls that are on their way', async () => {
    const { agent } = direct([{ toolCalls: [stuck] }], { budgets: { timeMs: 50 } });
    expect(await agent.run('Look.')).toMatchObject({
      ...{ status: 'stopped', reason: 'time', calls: [{ name: 'stuck', status: 'unknown' }] },
    });
  });
});

describe('an abort', () => {
  test('ends calls that are on their way, and the run', async () => {
    const abort = new AbortController();
    const { agent } = direct([{ toolCalls: [stuck, finalAnswer(1)] }]);
    const outcome = await agent.run('Look.', {
      schema,
      signal: abort.signal,
      onEvent: ({ type }) => type === 'call-start' && abort.abort(),
    });
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'aborted', message: 'The run was aborted.' });
    expect(outcome.calls.map(({ status }) => status)).toEqual(['refused', 'refused']);
    expect(outcome.messages.at(-1)).toMatchObject({ role: 'tool', results: [{}, {}] });
  });

  test('while an approval waits gives the call up', async () => {
    const abort = new AbortController();
    const { agent, seen } = direct([{ toolCalls: [tell('u1')] }], {
      approve: () => {
        abort.abort();
        return new Promise<never>(() => {});
      },
    });
    const outcome = await agent.run('Tell.', { signal: abort.signal });
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'aborted', calls: [{ status: 'refused' }] });
    expect(seen.began).toEqual([]);
  });
});

test('a model that fails ends the run', async () => {
  const { agent } = direct([{ error: new TypeError('no such thing') }]);
  expect(await agent.run('Add.')).toMatchObject({ status: 'failed', error: { reason: 'unexpected' } });
});

test('a conversation of direct mode goes on', async () => {
  const { agent, model } = direct([{ toolCalls: [add(1, 2)] }, 'It is 3.', 'Yes.']);
  const { messages } = await agent.run('Add.');
  await agent.run([...messages, { role: 'user', content: 'Sure?' }]);
  expect(model.requests[2]?.messages.slice(1).map(({ text }) => text)).toEqual([
    ...['Add.', 'add({"a":1,"b":2})', '3', 'It is 3.', 'Sure?'],
  ]);
});

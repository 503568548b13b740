import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Approve } from '../../desk/index.ts';
import { scriptedModel } from '../../model/index.ts';
import { subprocess } from '../../sandbox/subprocess/index.ts';
import { defineFunction, defineSdk, fromJsonSchema } from '../../sdk/index.ts';
import { createAgent, type RunEvent } from '../index.ts';
import { add, direct, look, sdkOf, stuck, tell } from './direct.cases.ts';

describe('a turn with tool calls', () => {
  test('makes them at the desk, and tells their results in order', async () => {
    const { agent, model } = direct([{ toolCalls: [add(1, 2), add(3, 4)] }, 'They are 3 and 7.']);
    const outcome = await agent.run('Add.');
    expect(outcome).toMatchObject({
      ...{ status: 'answered', answeredBy: 'text', answer: 'They are 3 and 7.', returncode: 0 },
      ...{ stdout: '', stderr: '' },
      calls: [
        { name: 'add', input: { a: 1, b: 2 }, status: 'done', output: 3, line: null },
        { name: 'add', status: 'done', output: 7 },
      ],
      steps: [{ observation: 'add: 3\nadd: 7', calls: [{}, {}] }, { text: 'They are 3 and 7.' }],
    });
    expect(outcome.steps[1]).not.toHaveProperty('calls');
    expect(model.requests[0]?.toolNames).toEqual(['add', 'look', 'stuck', 'tell']);
    expect(model.requests[1]?.messages.map(({ role, text }) => [role, text]).slice(1)).toEqual([
      ['user', 'Add.'],
      ['assistant', 'add({"a":1,"b":2})\nadd({"a":3,"b":4})'],
      ['tool', '3\n7'],
    ]);
  });

  test('tells an integer as one, also where its type keeps ints and floats apart', async () => {
    const output = fromJsonSchema<number | bigint>({ anyOf: [{ type: 'integer' }, { type: 'number' }] });
    const sdk = defineSdk({ six: defineFunction({ effect: 'pure', output, execute: () => 6n }) });
    const { agent } = direct([{ toolCalls: [{ name: 'six', input: {} }] }, 'Done.'], { sdk });
    expect((await agent.run('Six.')).steps[0]?.observation).toBe('six: 6');
  });

  test('makes as many at the same time as the limit lets it', async () => {
    const toolCalls = ['a', 'b', 'c', 'd', 'e', 'f'].map(look);
    const { agent, seen } = direct([{ toolCalls }, 'Done.'], { limits: { concurrentCalls: 3 } });
    const { calls } = await agent.run('Look.');
    expect(calls.map(({ input }) => input)).toEqual(toolCalls.map(({ input }) => input));
    expect(seen).toEqual({ began: ['a', 'b', 'c', 'd', 'e', 'f'], most: 3 });
  });

  test('gives each call a position of its own: the turn, and the place in it', async () => {
    const { agent } = direct([{ toolCalls: [add(1, 2), add(1, 3)] }, { toolCalls: [add(1, 4)] }, 'Done.']);
    const { calls } = await agent.run('Add.');
    expect(calls.map(({ position }) => position)).toEqual(['1:0', '1:1', '2:0']);
  });

  test('takes what the desk refuses for an answer, in the words that a program would get', async () => {
    const wrong = { name: 'add', input: { a: 'x', b: 1 } };
    const { agent } = direct([{ toolCalls: [wrong, { name: 'ad', input: {} }, tell('u1')] }, 'Done.']);
    const { steps, calls } = await agent.run('Add.');
    expect(steps[0]?.observation?.split('\n')).toEqual([
      'add: InvalidInput: `a`: expected a number, got "x" (str)',
      'ad: InvalidInput: There is no tool `ad`. Did you mean `add`?',
      'tell: Denied: sdk.tell needs an approval, and this run has nobody to ask.',
    ]);
    expect(calls.map(({ status }) => status)).toEqual(['refused', 'refused', 'refused']);
  });

  test('goes through approvals, rate limits and the cache of the run', async () => {
    const approve: Approve = ({ input, position }) =>
      position === '1:0' && JSON.stringify(input) === '{"user":"u1"}'
        ? { decision: 'approve' }
        : { decision: 'deny', reason: 'Not them.' };
    const { agent, seen } = direct(
      [{ toolCalls: [tell('u1'), tell('u2')] }, { toolCalls: [add(1, 2), tell('u1'), add(1, 2)] }, 'Done.'],
      { approve },
    );
    const { steps, calls } = await agent.run('Tell.');
    expect(steps[0]?.observation).toBe('tell: true\ntell: Denied: Not them.');
    expect(steps[1]?.observation).toBe(
      'add: 3\ntell: RateLimited: sdk.tell may be called 1 time in 3600 s for the same subject; again in 3600 s.\nadd: 3',
    );
    expect(calls.map(({ cached }) => cached)).toEqual([false, false, false, false, true]);
    expect(seen.began).toEqual(['tell u1']);
  });

  test('has the calls of one program: more are refused', async () => {
    const toolCalls = [add(1, 1), add(2, 2), add(3, 3)];
    const { agent } = direct([{ toolCalls }, { toolCalls: [add(4, 4)] }, 'Done.'], { limits: { calls: 2 } });
    const { steps } = await agent.run('Add.');
    expect(steps.map(({ observation }) => observation)).toEqual([
      'add: 2\nadd: 4\nadd: LimitReached: The program may make 2 calls (`limits.calls`) and has made them.',
      'add: 8',
      undefined,
    ]);
  });

  test('has the wall time of one program: nobody waits for a call beyond it', async () => {
    const script = [{ toolCalls: [add(1, 2), stuck] }, 'Done.'];
    const { agent } = direct(script, { limits: { wallMs: 50 } });
    const { steps, calls, status } = await agent.run('Look.');
    expect(steps[0]?.observation).toBe(
      'add: 3\nstuck: CallTimeout: The calls of one turn may take 0.05 s together, and nobody waited for this one any longer. Whether it was done is not known.',
    );
    expect(calls.map((call) => call.status)).toEqual(['done', 'unknown']);
    expect(status).toBe('answered');
  });

  test('does not count the wait for an approval', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const approve: Approve = async () => {
      await vi.advanceTimersByTimeAsync(100);
      return { decision: 'approve' };
    };
    const { agent } = direct([{ toolCalls: [tell('u1')] }, 'Done.'], { approve, limits: { wallMs: 50 } });
    const { steps } = await agent.run('Tell.');
    expect(steps[0]?.observation).toBe('tell: true');
  });

  test('is told within one budget, which short results leave to long ones', async () => {
    const { agent } = direct([{ toolCalls: [look('x'), add(1, 2), look('yyyy')] }, 'Done.'], {
      budgets: { observationCharacters: 1_000 },
    });
    const { messages } = await agent.run('Look.');
    const [, , told] = messages;
    const texts = told?.role === 'tool' ? told.results.map(({ text }) => text) : [];
    expect(texts.join('').length).toBeLessThanOrEqual(1_000);
    expect(texts[0]).toMatch(/^"x+\n… \(\d+ characters are cut\) …\nx+"$/);
    expect(texts[1]).toBe('3');
    expect(texts[2]).toMatch(/y"\nNote: Some of this was cut: ask for less at a time\.$/);
  });

  test('that fails as the one before is told so', async () => {
    const wrong = { toolCalls: [{ name: 'nothing', input: {} }] };
    const { agent } = direct([wrong, wrong, 'Done.']);
    const { steps } = await agent.run('Add.');
    expect(steps[0]?.observation).toBe(
      'nothing: InvalidInput: There is no tool `nothing`. There are: add, tell, look, stuck.',
    );
    expect(steps[1]?.observation).toMatch(
      /\nNote: This is the same failure as in the step before, now 2 times in a row\./,
    );
  });
});

describe('a reply that cannot be used', () => {
  test('is answered with why, and nothing is called', async () => {
    const cut = { toolCalls: [tell('u1')], finish: 'length' } as const;
    const { agent, seen } = direct(['', { reasoning: 'Hm.' }, cut, 'Done.'], {
      approve: () => ({ decision: 'approve' }),
    });
    const { steps, calls } = await agent.run('Tell.');
    expect(steps.map(({ observation }) => observation?.split('\n')[0])).toEqual([
      'Error: Your reply held neither words nor a tool call. Call a tool, or answer.',
      'Error: Your reply held neither words nor a tool call. Call a tool, or answer.',
      'Error: Your reply was cut off at the token limit, so nothing was called. Make fewer calls in one turn, or write less.',
      undefined,
    ]);
    expect(calls).toEqual([]);
    expect(seen.began).toEqual([]);
  });

  test.each([
    '<tool_call>{"name":"add","arguments":{"a":1,"b":2}}</tool_call>',
    '\n<function=add>{"a":1}</function>',
    '<|tool_call|>[add(a=1)]',
    'I add them.\n{"name": "add", "arguments": {"a": 1, "b": 2}}',
    '[TOOL_CALLS][{"name":"add"}]',
  ])('is no answer where it is a tool call that nobody read: %s', async (text) => {
    const { agent } = direct([text, 'The tags of <tool_call> are for servers.']);
    const { steps, status } = await agent.run('Add.');
    expect(steps[0]?.observation).toBe(
      'Error: Your reply holds a tool call as text, so nothing was called. Make it as a tool call, or answer in words.',
    );
    expect([status, steps.length]).toEqual(['answered', 2]);
  });

  test('is an answer without what the model thought before it', async () => {
    const { agent } = direct(['<think>1 + 2</think>', '<think>1 + 2</think>\n\nIt is 3.']);
    const { steps, ...outcome } = await agent.run('Add.');
    expect(outcome).toMatchObject({ status: 'answered', answer: 'It is 3.' });
    expect(steps[0]?.observation).toBe(
      'Error: Your reply held neither words nor a tool call. Call a tool, or answer.',
    );
  });

  test('ends the run where the model would not do the task', async () => {
    const { agent } = direct([{ text: 'I cannot.', finish: 'refused' }]);
    expect(await agent.run('Add.')).toMatchObject({ status: 'failed', error: { reason: 'refused' } });
  });
});

describe('events', () => {
  test('are those of a step without a program', async () => {
    const events: RunEvent[] = [];
    const { agent } = direct([{ toolCalls: [tell('u1')] }, 'Done.'], {
      approve: () => ({ decision: 'approve' }),
    });
    await agent.run('Add.', { onEvent: (event) => events.push(event) });
    expect(events.map(({ type }) => type)).toEqual([
      ...['run-start', 'step-start', 'model-start', 'model-end'],
      ...['call-start', 'approval-start', 'approval-end', 'call-end', 'step-end'],
      ...['step-start', 'model-start', 'text', 'model-end', 'step-end', 'run-end'],
    ]);
  });
});

test('a sandbox that is given is never made: the mode alone makes the difference', async () => {
  const sandbox = vi.fn(subprocess);
  const model = scriptedModel([{ toolCalls: [add(1, 2)] }, 'Done.']);
  const sdk = sdkOf({ began: [], most: 0 });
  await using agent = createAgent({ model, sdk, sandbox, mode: 'direct' });
  expect(await agent.run('Add.')).toMatchObject({ answer: 'Done.' });
  expect(sandbox).not.toHaveBeenCalled();
});

test('files are a misuse, since no program reads them', async () => {
  const { agent } = direct([]);
  await expect(agent.run('Read.', { files: { 'a.txt': 'x' } })).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    message: 'Expected no `files` in direct mode, where no program reads them, got an object.',
  });
});

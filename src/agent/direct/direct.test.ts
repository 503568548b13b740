import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Approve } from '../../desk/index.ts';
import type { ScriptedTurn } from '../../model/index.ts';
import { agentOf } from '../agent.cases.ts';
import type { AgentOptions, RunEvent } from '../index.ts';

/** In direct mode nothing runs: no sandbox is ever made. */
const none = (): never => {
  throw new Error('A sandbox was made.');
};

function direct(replies: readonly (ScriptedTurn | string)[], over: Partial<AgentOptions> = {}) {
  return agentOf(replies, none, { mode: 'direct', ...over });
}

const add = (a: number, b: number) => ({ name: 'add', input: { a, b } });

describe('direct mode', () => {
  test('makes the calls of a turn at the desk, and tells their results in order', async () => {
    const { agent, model } = direct([{ toolCalls: [add(1, 2), add(3, 4)] }, 'They are 3 and 7.']);
    const outcome = await agent.run('Add.');
    expect(outcome).toMatchObject({
      ...{ status: 'answered', answeredBy: 'text', answer: 'They are 3 and 7.', returncode: 0 },
      calls: [
        { name: 'add', input: { a: 1, b: 2 }, status: 'done', output: 3 },
        { name: 'add', status: 'done', output: 7 },
      ],
      steps: [{ observation: 'add: 3\nadd: 7', calls: [{}, {}] }, { text: 'They are 3 and 7.' }],
    });
    expect(model.requests[0]?.toolNames).toEqual(['add', 'tell', 'write_text']);
    expect(model.requests[1]?.messages.map(({ role, text }) => [role, text]).slice(1)).toEqual([
      ['user', 'Add.'],
      ['assistant', 'add({"a":1,"b":2})\nadd({"a":3,"b":4})'],
      ['tool', '3\n7'],
    ]);
  });

  test('has the limits, rate limits, cache and approvals of the desk', async () => {
    const approve: Approve = ({ input }) =>
      (input as { user: string }).user === 'u1'
        ? { decision: 'approve' }
        : { decision: 'deny', reason: 'Not them.' };
    const tell = (user: string) => ({ name: 'tell', input: { user } });
    const { agent } = direct(
      [{ toolCalls: [tell('u1'), tell('u2'), add(1, 2)] }, { toolCalls: [tell('u1'), add(1, 2)] }, 'Done.'],
      { approve },
    );
    const { steps, calls } = await agent.run('Tell.');
    expect(steps[0]?.observation).toBe('tell: true\ntell: Denied: Not them.\nadd: 3');
    expect(steps[1]?.observation).toMatch(/^tell: RateLimited: .* \(retry after 3600 s\)\nadd: 3$/);
    expect(calls.at(-1)).toMatchObject({ name: 'add', cached: true });
  });

  test.each([
    ['of no function', { name: 'nothing', input: {} }, 'InvalidInput: There is no sdk.nothing.'],
    ['with a wrong input', { name: 'add', input: { a: 'x', b: 1 } }, 'InvalidInput: '],
  ])('answers a call %s with what is wrong', async (_, call, text) => {
    const { agent } = direct([{ toolCalls: [call] }, 'Done.']);
    const { steps } = await agent.run('Add.');
    expect(steps[0]?.observation).toContain(`${call.name}: ${text}`);
  });

  test('notices the same failure twice', async () => {
    const wrong = { toolCalls: [{ name: 'nothing', input: {} }] };
    const { agent, model } = direct([wrong, wrong, 'Done.']);
    await agent.run('Add.');
    expect(model.requests[2]?.messages.at(-1)?.text).toContain(
      'Note: This is the same failure as in the step before',
    );
  });

  test('cuts long results to the one budget', async () => {
    const { agent } = direct(
      [{ toolCalls: [{ name: 'write_text', input: {} }] }, 'x'.repeat(5_000), 'Done.'],
      {
        budgets: { observationCharacters: 1_000 },
      },
    );
    const { steps } = await agent.run('Write.');
    expect(steps[0]?.observation?.length).toBeLessThanOrEqual(1_020);
    expect(steps[0]?.observation).toContain('characters are cut');
  });
});

describe('a typed answer in direct mode', () => {
  const schema = z.object({ total: z.int() });
  const answer = (total: unknown) => ({ name: 'final_answer', input: { answer: { total } } });

  test('is given by the tool final_answer, whose schema it is', async () => {
    const { agent, model } = direct([
      { toolCalls: [answer('x') as never] },
      { toolCalls: [answer(3) as never] },
    ]);
    const { total }: { total: number } = await agent.answer('Sum.', { schema });
    expect(total).toBe(3);
    expect(model.requests[0]?.toolNames).toContain('final_answer');
    expect(model.requests[1]?.messages.at(-1)?.text).toContain('InvalidInput');
  });

  test('waits for the other calls of its turn', async () => {
    const { agent } = direct([{ toolCalls: [answer(3) as never, add(1, 2)] }]);
    const outcome = await agent.run('Sum.', { schema });
    expect(outcome).toMatchObject({ status: 'answered', answeredBy: 'final_answer', answer: { total: 3 } });
    expect(outcome.calls.map(({ name, status }) => [name, status])).toEqual([
      ['add', 'done'],
      ['final_answer', 'done'],
    ]);
  });

  test('is not given by words', async () => {
    const { agent } = direct(['It is 3.', { toolCalls: [answer(3) as never] }]);
    const { steps } = await agent.run('Sum.', { schema });
    expect(steps[0]?.observation).toBe(
      'Error: This task needs its answer in the form of final_answer: call that tool.',
    );
  });
});

test('a reply without use is answered with why', async () => {
  const { agent } = direct(['', { toolCalls: [add(1, 2)], finish: 'length' }, 'Done.']);
  const { steps, calls } = await agent.run('Add.');
  expect(steps.map(({ observation }) => observation?.slice(0, 40))).toEqual([
    'Error: Your reply was empty. Call a tool',
    'Error: Your reply was cut off at the tok',
    undefined,
  ]);
  expect(calls).toEqual([]);
});

test('its events are those of a step without a program', async () => {
  const events: RunEvent[] = [];
  const { agent } = direct([{ toolCalls: [add(1, 2)] }, 'Done.']);
  await agent.run('Add.', { onEvent: (event) => events.push(event) });
  expect(events.map(({ type }) => type)).toEqual([
    ...['run-start', 'step-start', 'model-start', 'model-end', 'call-start', 'call-end', 'step-end'],
    ...['step-start', 'model-start', 'text', 'model-end', 'step-end', 'run-end'],
  ]);
});

import { afterAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { needs } from '../../test/needs.ts';
import type { ScriptedReply } from '../model/index.ts';
import { probe } from '../sandbox/subprocess/index.ts';
import { agentOf, openSandbox, program } from './agent.cases.ts';
import type { AgentOptions, OnEvent } from './index.ts';

needs('subprocess', await probe());
const sandbox = openSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

async function run(replies: readonly ScriptedReply[], over: Partial<AgentOptions> = {}) {
  const { agent, model } = agentOf(replies, sandbox, over);
  const outcome = await agent.run('The task.');
  return { outcome, model, told: outcome.steps.map(({ observation }) => observation) };
}

describe('a typed answer', () => {
  const schema = z.object({ total: z.int() });

  test('is what the schema made of it; what it refuses can be tried again', async () => {
    const { agent } = agentOf(
      [program('final_answer({"total": "x"})'), program('final_answer({"total": 3})')],
      sandbox,
    );
    const outcome = await agent.run('Sum.', { schema });
    expect(outcome).toMatchObject({ status: 'answered', answer: { total: 3 } });
    expect(outcome.steps[0]?.observation).toContain('InvalidInput');
  });

  test('is not given by words', async () => {
    const { agent } = agentOf(['It is 3.', program('final_answer({"total": 3})')], sandbox);
    const { total }: { total: number } = await agent.answer('Sum.', { schema });
    expect(total).toBe(3);
  });

  test('is declared last in what the model reads: all before is the same in every run', async () => {
    const { agent, model } = agentOf(['Words.', program('final_answer({"total": 3})')], sandbox);
    await agent.run('One.');
    await agent.run('Two.', { schema });
    const [first, second] = model.requests.map(({ messages }) => messages.map(({ text }) => text));
    expect(second?.[0]).toBe(first?.[0]);
    expect(first?.[1]).toMatch(/^def final_answer\(answer: str \| dict\) -> NoReturn:/);
    expect(second?.[1]).toContain('"total": int');
  });

  test('or RunError with the outcome is what `answer` gives', async () => {
    const { agent } = agentOf([program('1')], sandbox, { maxSteps: 1 });
    await expect(agent.answer('Sum.', { schema })).rejects.toMatchObject({
      name: 'RunError',
      code: 'RUN_FAILED',
      message: 'The run ended without an answer: Max steps reached',
      outcome: { status: 'stopped', reason: 'steps' },
    });
  });

  test('that Python cannot be told of is a misuse', async () => {
    const { agent } = agentOf([], sandbox);
    await expect(agent.run('Sum.', { schema: z.date() })).rejects.toMatchObject({
      code: 'UNSUPPORTED_SCHEMA',
    });
  });
});

describe('a model that fails', () => {
  test('ends the run, with what to do', async () => {
    const { outcome } = await run([{ error: new TypeError('no such thing') }]);
    expect(outcome).toMatchObject({ status: 'failed', error: { reason: 'unexpected' }, returncode: 1 });
    expect(outcome.messages).toEqual([{ role: 'user', content: 'The task.', cache: true }]);
  });

  test('or would not do the task ends it, too', async () => {
    const { outcome } = await run([{ text: 'I cannot.', finish: 'refused' }]);
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { reason: 'refused', message: 'The model would not do the task. It said: I cannot.' },
    });
  });
});

describe('budgets', () => {
  const usage = { inputTokens: 100, outputTokens: 50 };
  const replies = [{ text: program('1'), usage }, { text: program('2'), usage }, 'Done.'];

  test.each([
    ['tokens', { tokens: 300 }, 'The run has used 300 tokens; 300 were allowed.'],
    [
      'cost',
      { cost: 0.0004, prices: { input: 1, output: 2 } },
      'The run has cost 0.0004; 0.0004 was allowed.',
    ],
  ])('of %s stop the run between steps', async (reason, budgets, message) => {
    const { outcome } = await run(replies, { budgets });
    expect(outcome).toMatchObject({ status: 'stopped', reason, message, usage: { inputTokens: 200 } });
    expect(outcome.steps).toHaveLength(2);
  });

  test('of time end what is going on', async () => {
    const { outcome } = await run([program('while True: pass')], { budgets: { timeMs: 500 } });
    expect(outcome).toMatchObject({
      status: 'stopped',
      reason: 'time',
      message: 'The run took longer than 0.5 s.',
    });
    expect(outcome.steps[0]?.outcome).toMatchObject({ status: 'stopped', reason: 'aborted' });
  });

  test('count what functions ask the model for', async () => {
    const { outcome } = await run([program('final_answer(write_text())'), { text: 'A text.', usage }]);
    expect(outcome).toMatchObject({ answer: 'A text.', usage: { outputTokens: 50, generated: 1 } });
  });
});

describe('the end of a run from outside', () => {
  test('by its signal, during a program', async () => {
    const abort = new AbortController();
    const { agent } = agentOf([program('print("on", flush=True)\nwhile True: pass')], sandbox);
    const outcome = await agent.run('Task.', {
      signal: abort.signal,
      onEvent: ({ type }) => type === 'program-start' && abort.abort(),
    });
    expect(outcome).toMatchObject({ status: 'stopped', reason: 'aborted', message: 'The run was aborted.' });
  });

  test('before it begins', async () => {
    const { agent, model } = agentOf(['Never.'], sandbox);
    expect(await agent.run('Task.', { signal: AbortSignal.abort() })).toMatchObject({
      ...{ status: 'stopped', reason: 'aborted', steps: [] },
    });
    expect(model.requests).toEqual([]);
  });

  test('by disposing of its agent, which takes no task afterwards', async () => {
    const { agent } = agentOf(() => new Promise<never>(() => {}), sandbox);
    const running = agent.run('Task.');
    await agent[Symbol.asyncDispose]();
    expect(await running).toMatchObject({ status: 'stopped', reason: 'aborted' });
    await expect(agent.run('Task.')).rejects.toThrow(
      'Expected an agent that is in use, got one that was disposed of.',
    );
  });
});

describe('the sandbox of an agent', () => {
  test('that is passed is borrowed', async () => {
    const { agent } = agentOf([program('1')], sandbox);
    await agent[Symbol.asyncDispose]();
    expect((await run([program('final_answer("still")')])).outcome).toMatchObject({ answer: 'still' });
  });

  test('that a factory makes is made once, on first use, and ends with the agent', async () => {
    const made = openSandbox();
    const dispose = vi.spyOn(made, Symbol.asyncDispose);
    const factory = vi.fn(() => made);
    const { agent } = agentOf(['Words.', program('1'), program('final_answer("a")')], factory);
    await agent.run('One.');
    expect(factory).not.toHaveBeenCalled();
    await agent.run('Two.');
    expect(factory).toHaveBeenCalledOnce();
    expect(dispose).not.toHaveBeenCalled();
    await agent[Symbol.asyncDispose]();
    expect(dispose).toHaveBeenCalledOnce();
  });

  test('that cannot start fails the run', async () => {
    const end = { status: 'stopped', reason: 'unavailable', message: 'No Python.' } as const;
    const broken = Object.create(sandbox, {
      run: { value: async () => ({ ...end, started: false, queuedMs: 0, artifacts: [] }) },
    });
    const { agent } = agentOf([program('1')], broken);
    expect(await agent.run('Task.')).toMatchObject({
      ...{ status: 'failed', error: { reason: 'sandbox', message: 'No Python.' } },
    });
  });

  test('that its factory cannot make fails the run, whose events have their ends', async () => {
    const onEvent = vi.fn<OnEvent>();
    const factory = (): never => {
      throw new Error('No image.');
    };
    const { agent } = agentOf([program('1')], factory, { onEvent });
    expect(await agent.run('Task.')).toMatchObject({
      ...{
        status: 'failed',
        error: { reason: 'sandbox', message: 'The sandbox could not be made: No image.' },
      },
    });
    expect(onEvent.mock.calls.map(([{ type }]) => type)).toEqual([
      ...['run-start', 'step-start', 'model-start', 'text', 'model-end', 'step-end', 'run-end'],
    ]);
  });
});

describe('rate limits and results', () => {
  const approve = () => ({ decision: 'approve' }) as const;

  test('are those of the agent: limits hold in its next run, results only within a run', async () => {
    const { agent } = agentOf(
      [
        program('add(1, 2)'),
        program('add(1, 2)\ntell("u1")'),
        'Done.',
        program('add(1, 2)\ntell("u1")'),
        'Done.',
      ],
      sandbox,
      { approve },
    );
    const first = await agent.run('One.');
    expect(first.calls.map(({ name, cached, status }) => [name, cached, status])).toEqual([
      ['add', false, 'done'],
      ['add', true, 'done'],
      ['tell', false, 'done'],
    ]);
    const second = await agent.run('Two.');
    expect(second.calls.map(({ name, cached, status }) => [name, cached, status])).toEqual([
      ['add', false, 'done'],
      ['tell', false, 'refused'],
    ]);
    expect(second.steps[0]?.observation).toContain('sdk.RateLimited: sdk.tell may be called 1 time');
  });

  test('without an approver a write is refused, and the model is told', async () => {
    const { told } = await run([program('tell("u1")'), 'Done.']);
    expect(told[0]).toContain('sdk.tell needs an approval, and this run has nobody to ask.');
    expect(told[0]).toContain('Calls: tell 1 (1 refused).');
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { needs } from '../../test/needs.ts';
import type { ScriptedModel, ScriptedReply, ScriptedRequest } from '../model/index.ts';
import { probe } from '../sandbox/subprocess/index.ts';
import { agentOf, openSandbox, program } from './agent.cases.ts';
import type { AgentOptions } from './index.ts';

needs('subprocess', await probe());
const sandbox = openSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

async function run(replies: readonly ScriptedReply[], over: Partial<AgentOptions> = {}) {
  const { agent, model } = agentOf(replies, sandbox, over);
  const outcome = await agent.run('The task.');
  return { outcome, model, told: outcome.steps.map(({ observation }) => observation) };
}

/** What was said after the instructions. */
function talkOf({ requests }: ScriptedModel, index: number): ScriptedRequest['messages'] {
  return (requests[index]?.messages ?? []).filter(({ role }) => role !== 'system');
}

describe('a run', () => {
  test('ends on final_answer, without a further model turn', async () => {
    const { outcome, model } = await run([program('print("p")\nfinal_answer(str(add(1, 2)))')]);
    expect(outcome).toMatchObject({
      ...{ status: 'answered', answeredBy: 'final_answer', answer: '3', returncode: 0 },
      ...{ stdout: 'p\n', stderr: '', usage: { generated: 0 } },
      calls: [{ name: 'add', status: 'done' }, { name: 'final_answer' }],
      steps: [
        {
          program: 'print("p")\nfinal_answer(str(add(1, 2)))\n',
          functions: [{ name: 'add', effect: 'pure' }],
          outcome: { status: 'completed' },
        },
      ],
    });
    expect(model.requests).toHaveLength(1);
  });

  test('ends on words without a program', async () => {
    const { outcome } = await run(['It is 3.']);
    expect(outcome).toMatchObject({ status: 'answered', answeredBy: 'text', answer: 'It is 3.' });
  });

  test('goes on with what the model was told, in one growing conversation', async () => {
    const { model } = await run([program('print(add(1, 2))'), program('final_answer("done")')]);
    expect(talkOf(model, 1).map(({ role, text }) => [role, text])).toEqual([
      ['user', 'The task.'],
      ['assistant', program('print(add(1, 2))')],
      ['user', 'Output:\n3\nCalls: add 1.'],
    ]);
    expect(model.requests[1]?.messages.slice(0, 3)).toEqual(model.requests[0]?.messages);
  });

  test('stops after its last step', async () => {
    const { outcome } = await run([program('1'), program('2')], { maxSteps: 2 });
    expect(outcome).toMatchObject({
      ...{ status: 'stopped', reason: 'steps', message: 'Max steps reached', returncode: -1, value: 2 },
      steps: [{ observation: 'Value: 1' }, { observation: 'Value: 2' }],
    });
    expect(outcome).not.toHaveProperty('answer');
  });

  test('can go on from its own messages', async () => {
    const { agent, model } = agentOf(['First.', 'Second.'], sandbox);
    const { messages } = await agent.run('One.');
    await agent.run([...messages, { role: 'user', content: 'Two.' }]);
    expect(talkOf(model, 1).map(({ text }) => text)).toEqual(['One.', 'First.', 'Two.']);
  });
});

describe('what a program leaves', () => {
  test('values, functions and imports are there in the next one', async () => {
    const { outcome } = await run([
      program('import math\nxs = [1, 2]\ndef double(n): return n * 2'),
      program('final_answer({"n": double(len(xs)), "pi": math.floor(math.pi)})'),
    ]);
    expect(outcome).toMatchObject({ answer: { n: 4, pi: 3 } });
  });

  test('stays where the next one is rejected, fails or is stopped', async () => {
    const { outcome, told } = await run(
      [
        program('kept = 1'),
        program('kept = 2\nundefined_name'),
        program('later = 3\nkept / 0'),
        program('kept = 4\nwhile True: pass'),
        program('final_answer({"kept": kept, "later": later})'),
      ],
      { limits: { timeMs: 300 } },
    );
    expect(outcome).toMatchObject({ answer: { kept: 1, later: 3 } });
    expect(told[1]).toContain('Line 2: `undefined_name` is not defined.');
    expect(told[2]).toContain('Variables left for the next program:\n  kept: int = 1\n  later: int = 3');
    expect(told[3]).toBe(
      'Error: Execution timed out: the program computed for more than 0.3 s. Look for a loop that does not end, or do less in one program.',
    );
  });

  test('is not there in the next run', async () => {
    const { agent } = agentOf(
      [program('secret = 1'), 'Done.', program('final_answer(str(secret))'), 'Done.'],
      sandbox,
    );
    await agent.run('One.');
    const { steps } = await agent.run('Two.');
    expect(steps[0]?.observation).toContain('`secret` is not defined.');
  });

  test('is kept where an observation had to cut it', async () => {
    const { outcome, told } = await run(
      [
        program('print("x" * 5000)\n["y"] * 2000'),
        program('final_answer({"printed": len(sdk.last_output), "items": len(sdk.last_value)})'),
      ],
      { budgets: { observationCharacters: 1_000 } },
    );
    expect(told[0]?.length).toBeLessThanOrEqual(1_000);
    expect(outcome).toMatchObject({ answer: { printed: 5_001, items: 2_000 } });
  });
});

describe('what the model cannot know it did wrong', () => {
  test('is told: a reply that was cut off, empty, or a tool call', async () => {
    const { told } = await run([
      { text: program('x = 1'), finish: 'length' },
      '',
      { toolCalls: [{ name: 'add', input: { a: 1 } }] },
      { text: 'I add them.', toolCalls: [{ name: 'add', input: { a: 1 } }] },
      { reasoning: 'Hm.' },
      'Done.',
    ]);
    expect(told.map((text) => text?.slice(0, 42))).toEqual([
      'Error: Your reply was cut off at the token',
      'Error: Your reply was empty. Write one pro',
      'Error: Your reply is a tool call, and ther',
      'Error: Your reply is a tool call, and ther',
      'Error: Your reply held reasoning only, and',
      undefined,
    ]);
  });

  test('is told: how its reply was read', async () => {
    const { told } = await run([`${program('x = 1')}\n${program('x += 1\nx')}`, 'Done.']);
    expect(told[0]).toBe(
      [
        'Value: 2\nVariables left for the next program:\n  x: int = 2',
        'Note: Your reply held several Python blocks: they ran as one program, in their order.',
      ].join('\n'),
    );
  });

  test('is noticed when it happens twice', async () => {
    const { told } = await run([program('1 / 0'), program('x = 5\n1 / 0'), '', '', 'Done.']);
    expect(told.map((text) => text?.includes('Note: This is the same failure'))).toEqual([
      false,
      true,
      false,
      true,
      undefined,
    ]);
  });
});

import { afterAll, describe, expect, test, vi } from 'vitest';
import { needs } from '../../test/needs.ts';
import type { Approve } from '../desk/index.ts';
import { probe } from '../sandbox/subprocess/index.ts';
import { agentOf, openSandbox, program } from './agent.cases.ts';
import type { RunEvent } from './index.ts';

needs('subprocess', await probe());
const sandbox = openSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

const approves: Approve = () => ({ decision: 'approve' });

async function eventsOf(script: Parameters<typeof agentOf>[0], approve = approves): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const { agent } = agentOf(script, sandbox, { approve });
  await agent.run('Task.', { onEvent: (event) => events.push(event) });
  return events;
}

/** What is still open at the end, and what ended without a start; calls and approvals by their position. */
function unpaired(events: readonly RunEvent[]): readonly string[] {
  const count = (side: string) =>
    events.filter(({ type }) => type.endsWith(side)).map((event) => nameOf(event));
  const [starts, ends] = [count('-start'), count('-end')];
  return [...starts.filter((name) => !ends.includes(name)), ...ends.filter((name) => !starts.includes(name))];
}

function nameOf(event: RunEvent): string {
  const of = 'call' in event ? event.call.position : 'request' in event ? event.request.position : '';
  const step = 'step' in event ? event.step : 0;
  return `${event.type.replace(/-(?:start|end)$/, '')} ${step} ${of}`;
}

/** The types in their order; how many pieces a text comes in is nobody's business. */
function orderOf(events: readonly RunEvent[]): readonly string[] {
  const types = events.map((event) => ('step' in event ? `${event.step} ${event.type}` : event.type));
  return types.filter((type, index) => !type.endsWith(' text') || type !== types[index - 1]);
}

test('events come in the order that the docs draw', async () => {
  const events = await eventsOf([
    { text: program('nonsense'), reasoning: 'Hm.' },
    program('print(add(1, 2))\ntell("u1")'),
    program('final_answer("a")'),
  ]);
  expect(orderOf(events)).toEqual([
    'run-start',
    ...['1 step-start', '1 model-start', '1 text', '1 model-end'],
    ...['1 check-start', '1 check-end', '1 step-end'],
    ...['2 step-start', '2 model-start', '2 text', '2 model-end', '2 check-start', '2 check-end'],
    ...['2 program-start', '2 call-start', '2 call-end', '2 text'],
    ...['2 call-start', '2 approval-start', '2 approval-end', '2 call-end', '2 program-end', '2 step-end'],
    ...['3 step-start', '3 model-start', '3 text', '3 model-end', '3 check-start', '3 check-end'],
    ...['3 program-start', '3 call-start', '3 call-end', '3 program-end', '3 step-end'],
    'run-end',
  ]);
  expect(unpaired(events)).toEqual([]);
  expect(new Set(events.map(({ runId }) => runId)).size).toBe(1);
});

test('they tell what happened', async () => {
  const events = await eventsOf([program('print("out")\ntell("u1")\nfinal_answer("a")')]);
  const find = (type: RunEvent['type']) => events.filter((event) => event.type === type);
  expect(find('check-end')).toMatchObject([
    { rejected: false, functions: [{ name: 'tell', effect: 'write' }] },
  ]);
  const printed = events.flatMap((event) => ('from' in event && event.from === 'stdout' ? [event.text] : []));
  expect(printed.join('')).toBe('out\n');
  expect(find('approval-end')).toMatchObject([{ decision: 'approve', request: { name: 'tell' } }]);
  expect(find('call-end')).toMatchObject([{ call: { name: 'tell', status: 'done' } }, {}]);
  expect(find('step-end')).toMatchObject([{ taken: { outcome: { status: 'completed' } } }]);
  expect(find('run-end')).toMatchObject([{ outcome: { status: 'answered', answer: 'a' } }]);
});

describe('pairs are closed', () => {
  test.each<[string, Approve, string | null]>([
    ['by a denial', () => ({ decision: 'deny', reason: 'No.' }), 'deny'],
    ['by what is no decision', () => 'yes' as never, null],
    ['by an approver that throws', () => Promise.reject(new Error('x')), null],
  ])('%s', async (_, approve, decision) => {
    const events = await eventsOf([program('tell("u1")'), 'Done.'], approve);
    expect(unpaired(events)).toEqual([]);
    expect(events.filter(({ type }) => type === 'approval-end')).toMatchObject([{ decision }]);
  });

  test('by an abort while an approval waits, and what is decided later is not told', async () => {
    const abort = new AbortController();
    const late = Promise.withResolvers<{ decision: 'approve' }>();
    const events: RunEvent[] = [];
    const approve: Approve = () => {
      abort.abort();
      return late.promise;
    };
    const { agent } = agentOf([program('tell("u1")')], sandbox, { approve });
    const onEvent = (event: RunEvent) => events.push(event);
    await agent.run('Task.', { signal: abort.signal, onEvent });
    const count = events.length;
    late.resolve({ decision: 'approve' });
    await new Promise(setImmediate);
    expect(events).toHaveLength(count);
    expect(unpaired(events)).toEqual([]);
    expect(events.at(-1)?.type).toBe('run-end');
  });

  test('by a model that fails', async () => {
    const events = await eventsOf([{ error: new TypeError('x') }]);
    expect(unpaired(events)).toEqual([]);
    expect(events.find(({ type }) => type === 'model-end')).toMatchObject({ finish: 'failed' });
  });
});

test('an observer that throws breaks nothing', async () => {
  const onEvent = vi.fn(() => {
    throw new Error('broken logger');
  });
  const { agent } = agentOf([program('final_answer("a")')], sandbox, { onEvent });
  expect(await agent.run('Task.')).toMatchObject({ answer: 'a' });
  expect(onEvent).toHaveBeenCalled();
});

describe('a stream', () => {
  test('gives the same events, then the outcome', async () => {
    const { agent } = agentOf([program('final_answer("a")')], sandbox);
    const stream = agent.stream('Task.');
    const types: string[] = [];
    for await (const { type } of stream) types.push(type);
    expect([types[0], types.at(-1)]).toEqual(['run-start', 'run-end']);
    expect(await stream.outcome).toMatchObject({ answer: 'a' });
  });

  test('whose reader leaves aborts the run', async () => {
    const { agent } = agentOf([program('while True: pass')], sandbox);
    const stream = agent.stream('Task.');
    for await (const { type } of stream) if (type === 'program-start') break;
    expect(await stream.outcome).toMatchObject({ status: 'stopped', reason: 'aborted' });
  });

  test('can be left unread', async () => {
    const { agent } = agentOf(['Words.'], sandbox);
    expect(await agent.stream('Task.').outcome).toMatchObject({ answer: 'Words.' });
  });

  test('tells its reader of a misuse that shows in the run', async () => {
    const { agent } = agentOf([], sandbox);
    await agent[Symbol.asyncDispose]();
    const reading = agent.stream('Task.')[Symbol.asyncIterator]();
    await expect(reading.next()).rejects.toMatchObject({ code: 'INVALID_OPTION' });
  });
});

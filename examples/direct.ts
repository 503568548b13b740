// Direct mode: ordinary tool calls at the same desk. Nothing runs, so there is no sandbox.
import { createAgent, defineFunction, defineSdk } from 'pungi';
import { scriptedModel } from 'pungi/testing';
import { z } from 'zod';

const sdk = defineSdk({
  order: defineFunction({
    description: 'One order by its number.',
    input: z.object({ id: z.int() }),
    output: z.object({ id: z.int(), euros: z.number(), sent: z.boolean() }),
    effect: 'read',
    execute: ({ id }) => ({ id, euros: id * 12.5, sent: id % 2 === 0 }),
  }),
  refund: defineFunction({
    description: 'Pays an order back.',
    input: z.object({ id: z.int() }),
    output: z.boolean(),
    effect: 'write',
    execute: () => true,
  }),
});
const call = (name: string, id: number) => ({ name, input: { id } });
const model = scriptedModel([
  { toolCalls: [call('order', 7), call('order', 8)] },
  { toolCalls: [call('refund', 7), call('refund', 8)] },
  'Order 7 is paid back. Order 8 was sent already, so nothing was paid for it.',
]);

await using agent = createAgent({
  model,
  sdk,
  mode: 'direct',
  approve: ({ input }) =>
    JSON.stringify(input) === '{"id":7}'
      ? { decision: 'approve' }
      : { decision: 'deny', reason: 'It was sent' },
});
const { steps, calls } = await agent.run('Pay back those of orders 7 and 8 that were not sent.');
console.log(steps.length, 'turns,', calls.length, 'calls'); // → 3 turns, 4 calls
console.log(steps[1]?.observation?.replace('\n', '; ')); // → refund: true; refund: Denied: It was sent

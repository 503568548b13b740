// Fifty calls in one program, many at a time: one turn of the model in place of fifty.

import { setTimeout as wait } from 'node:timers/promises';
import { createAgent, defineFunction, defineSdk } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { scriptedModel } from 'pungi/testing';
import { z } from 'zod';

const sdk = defineSdk({
  ping: defineFunction({
    description: 'Milliseconds a host takes to answer.',
    input: z.object({ host: z.string() }),
    output: z.int(),
    effect: 'read',
    execute: async ({ host }, { signal }) => {
      await wait(20, undefined, { signal });
      return host.length * 10;
    },
  }),
});

const program = `
hosts = [f"node{n}" for n in range(50)]
times = sdk.map(ping, hosts)
final_answer({"hosts": len(times), "slowest": max(times)})
`;
const model = scriptedModel([`\`\`\`python${program}\`\`\``]);
await using agent = createAgent({ model, sdk, sandbox: wasm });
const outcome = await agent.run('Which of the 50 nodes is slowest?');
if (outcome.status === 'answered') console.log(outcome.answer); // → { hosts: 50, slowest: 60 }
console.log(outcome.steps.length, 'turn'); // → 1 turn

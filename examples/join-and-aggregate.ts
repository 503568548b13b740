// Filter, join and aggregate two sources in one program. The model reads a table, never the rows.
import { createAgent, defineFunction, defineSdk } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { scriptedModel } from 'pungi/testing';
import { z } from 'zod';

const user = z.object({ id: z.string(), country: z.string() });
const order = z.object({ user_id: z.string(), euros: z.int(), paid: z.boolean() });
const countries = ['Kenya', 'Japan', 'Brazil'];

const sdk = defineSdk({
  users: defineFunction({
    description: 'All users.',
    output: z.array(user),
    effect: 'read',
    execute: () => Array.from({ length: 90 }, (_, n) => ({ id: `u${n}`, country: countries[n % 3] ?? '' })),
  }),
  orders: defineFunction({
    description: 'All orders.',
    output: z.array(order),
    effect: 'read',
    execute: () =>
      Array.from({ length: 600 }, (_, n) => ({ user_id: `u${n % 90}`, euros: n, paid: n % 2 === 1 })),
  }),
});

const program = `
country = {u.id: u.country for u in users()}
totals = {}
for o in orders():
    if o.paid:
        totals[country[o.user_id]] = totals.get(country[o.user_id], 0) + o.euros
final_answer(dict(sorted(totals.items(), key=lambda item: -item[1])))
`;
const model = scriptedModel([`\`\`\`python${program}\`\`\``]);
await using agent = createAgent({ model, sdk, sandbox: wasm });
console.log(await agent.answer('Paid euros by country?')); // → { Brazil: 30200, Kenya: 30000, Japan: 29800 }

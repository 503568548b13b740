// A write asks first. Whoever decides sees the function, its input and its effect: never code.
import { createAgent } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { createStandardSdk, type OutboxEntry } from 'pungi/standard';
import { scriptedModel } from 'pungi/testing';

const program = `
for user in ["u1", "u2"]:
    try:
        send_notification(user, "Your order is on its way.")
    except sdk.Denied as error:
        print(user, error)
final_answer("Done what was allowed.")
`;
const outbox: OutboxEntry[] = [];
await using sdk = createStandardSdk({ notifications: { outbox } });
await using agent = createAgent({
  model: scriptedModel([`\`\`\`python${program}\`\`\``]),
  sdk,
  sandbox: wasm,
  approve: ({ input }) =>
    JSON.stringify(input).includes('u2')
      ? { decision: 'deny', reason: 'u2 asked for silence' }
      : { decision: 'approve' },
});
const outcome = await agent.run('Tell u1 and u2 that their orders are on their way.');
console.log(outcome.steps[0]?.outcome?.stdout.trim()); // → u2 u2 asked for silence
console.log(outbox.map(({ user_id }) => user_id)); // → [ 'u1' ]

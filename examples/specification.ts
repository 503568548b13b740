// The program that the idea of code mode is told with: search, filter, summarise, answer.
import { createAgent } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { createStandardSdk } from 'pungi/standard';
import { scriptedModel } from 'pungi/testing';

const program = `
results = search("LLM benchmarks 2024")
filtered = [r for r in results if r.date > "2024-01-01"]
summary = summarise(filtered[:3])
final_answer(summary)
`;
// The second reply is what the same model makes of the three results: \`summarise\` asks it.
const model = scriptedModel([
  `\`\`\`python${program}\`\`\``,
  'Agents, cost and contamination were the themes of 2024.',
]);

await using sdk = createStandardSdk({ environment: {} });
await using agent = createAgent({ model, sdk, sandbox: wasm });
console.log(await agent.answer('Summarise the LLM benchmarks of 2024.')); // → Agents, cost and contamination were the themes of 2024.

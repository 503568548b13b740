// A program can react to what it finds: it widens a search that gave nothing, without another turn of the model.
import { createAgent } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { createStandardSdk } from 'pungi/standard';
import { scriptedModel } from 'pungi/testing';

const program = `
for since in ["2030-01-01", "2025-01-01", "2024-01-01"]:
    fresh = [r for r in search("LLM benchmarks", limit=20) if r.date >= since]
    if fresh:
        break
final_answer({"since": since, "found": len(fresh)})
`;
const model = scriptedModel([`\`\`\`python${program}\`\`\``]);

await using sdk = createStandardSdk({ environment: {} }); // no key: the sample library answers
await using agent = createAgent({ model, sdk, sandbox: wasm });
console.log(await agent.answer('Is there anything fresh on LLM benchmarks?')); // → { since: '2025-01-01', found: 2 }

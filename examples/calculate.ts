// "What is 1234 * 5678?": one question, one program, one typed answer.
import { createAgent } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { createStandardSdk } from 'pungi/standard';
import { scriptedModel } from 'pungi/testing';
import { z } from 'zod';

// Stands for a model: `anthropic('claude-sonnet-4-5')` of @ai-sdk/anthropic writes its own program.
const model = scriptedModel(['```python\nfinal_answer({"result": sdk.calculate("1234 * 5678")})\n```']);

await using sdk = createStandardSdk();
await using agent = createAgent({ model, sdk, sandbox: wasm });
const { result } = await agent.answer('What is 1234 * 5678?', { schema: z.object({ result: z.int() }) });
console.log(result); // → 7006652

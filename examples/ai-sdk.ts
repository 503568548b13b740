// An application on the AI SDK lets its model call the tools it has from one program.
import { generateText, stepCountIs, tool } from 'ai';
import { pythonTool } from 'pungi/connect/ai-sdk';
import { wasm } from 'pungi/sandbox/wasm';
import { scriptedModel } from 'pungi/testing';
import { z } from 'zod';

const tools = {
  price_of: tool({
    description: 'Price of one product, in euros.',
    inputSchema: z.object({ id: z.int() }),
    outputSchema: z.object({ euros: z.int() }),
    execute: ({ id }) => ({ euros: (id * 37) % 101 }),
  }),
};
const program = 'max(range(50), key=lambda id: price_of(id).euros)';
const model = scriptedModel([
  { toolCalls: [{ name: 'python', input: { program } }] },
  'Product 30 costs most.',
]);

await using sandbox = wasm();
const { text, steps } = await generateText({
  model,
  tools: { python: pythonTool({ tools, sandbox, effects: { price_of: 'read' } }) },
  prompt: 'Which of our 50 products costs most?',
  stopWhen: stepCountIs(3),
});
console.log(text, steps.length, 'turns'); // → Product 30 costs most. 2 turns

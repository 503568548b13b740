import { generateText, jsonSchema, stepCountIs, streamText, type ToolSet, tool } from 'ai';
import { MockLanguageModelV4, simulateReadableStream } from 'ai/test';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { needs } from '../../../test/needs.ts';
import { probe, subprocess } from '../../sandbox/subprocess/index.ts';
import { type PythonResult, pythonTool } from './index.ts';

needs('subprocess', await probe());
const sandbox = subprocess();
afterAll(() => sandbox[Symbol.asyncDispose]());

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** A model that calls `python` with one program, then says what it read of it. */
function modelOf(program: string): MockLanguageModelV4 {
  const call = {
    type: 'tool-call',
    toolCallId: 'c1',
    toolName: 'python',
    input: JSON.stringify({ program }),
  } as const;
  const first = {
    content: [call],
    finishReason: { unified: 'tool-calls', raw: undefined },
    usage,
    warnings: [],
  } as const;
  const finish = { unified: 'stop', raw: undefined } as const;
  const second = {
    content: [{ type: 'text', text: 'Done.' }],
    finishReason: finish,
    usage,
    warnings: [],
  } as const;
  return new MockLanguageModelV4({ doGenerate: [first as never, second as never] });
}

const prices = { tea: 3, cup: 12 };
const tools = {
  'price-of': tool({
    description: 'Price of one thing, in euros.',
    inputSchema: z.object({ name: z.enum(['tea', 'cup']) }),
    outputSchema: z.object({ name: z.string(), euros: z.number() }),
    execute: ({ name }) => ({ name, euros: prices[name] }),
  }),
  buy: tool({
    description: 'Buys one thing.',
    inputSchema: jsonSchema<{ name: string }>({
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
      additionalProperties: false,
    }),
    needsApproval: ({ name }) => name !== 'tea',
    execute: ({ name }) => ({ bought: name, on: new Date(0) }),
  }),
} satisfies ToolSet;

/** What the tool gave, after one generation. */
async function resultOf(program: string, python: ReturnType<typeof pythonTool>): Promise<PythonResult> {
  const { steps } = await generateText({
    model: modelOf(program),
    tools: { python },
    prompt: 'Go.',
    stopWhen: stepCountIs(2),
  });
  const output = steps[0]?.toolResults[0]?.output;
  if (output === undefined || output === null) throw new Error(JSON.stringify(steps[0]?.content));
  return output as PythonResult;
}

describe('pythonTool', () => {
  test('runs the tools of an application inside one program', async () => {
    const python = pythonTool({ tools, sandbox });
    const result = await resultOf('sum(p.euros for p in sdk.map(price_of, ["tea", "cup"]))', python);

    expect(result).toEqual({
      status: 'completed',
      value: 15,
      stdout: '',
      stderr: '',
      calls: [
        { name: 'price_of', status: 'done', line: 1 },
        { name: 'price_of', status: 'done', line: 1 },
      ],
      text: '15.0',
    });
  });

  test('gives the application JSON, whatever numbers the program has', async () => {
    const python = pythonTool({ tools, sandbox });

    expect(await resultOf('[2**70, 7, 0.5, float("nan")]', python)).toMatchObject({
      ...{ value: ['1180591620717411303424', 7, 0.5, 'NaN'], text: '[1180591620717411303424, 7, 0.5, nan]' },
    });
    expect(await resultOf('final_answer({"n": 2**70})', python)).toMatchObject({
      answer: { n: '1180591620717411303424' },
    });
  });

  test('shows the model each tool as a typed function', () => {
    expect(pythonTool({ tools, sandbox }).description).toContain('def price_of(name: Literal["tea", "cup"])');
  });

  test('tells the model as text what the program printed, and what went wrong', async () => {
    const model = modelOf('print("so far")\nprice_of("gold")');
    await generateText({
      model,
      tools: { python: pythonTool({ tools, sandbox }) },
      prompt: 'Go.',
      stopWhen: stepCountIs(2),
    });
    const told = model.doGenerateCalls[1]?.prompt.at(-1);

    expect(JSON.stringify(told)).toContain('so far\\nError: Traceback (most recent call last):');
    expect(JSON.stringify(told)).toContain('InvalidInput');
  });

  test('honours needsApproval in the middle of a program', async () => {
    const asked: unknown[] = [];
    const approve = ({ name, input }: { name: string; input: unknown }) => {
      asked.push([name, input]);
      return { decision: 'approve' } as const;
    };
    const program = 'buy("tea"); buy("cup")["bought"]';
    const result = await resultOf(program, pythonTool({ tools, sandbox, approve }));

    expect(asked).toEqual([['buy', { name: 'cup' }]]);
    expect(result.value).toBe('cup');
  });

  test('refuses what needs an approval where nobody can be asked', async () => {
    const result = await resultOf('buy("tea")["on"]\nbuy("cup")', pythonTool({ tools, sandbox }));

    expect(result.status).toBe('failed');
    expect(result.error).toEqual({
      type: 'Denied',
      message:
        '`buy` needs an approval, and nobody can be asked here. Answer without it, and say what is missing.',
      line: 2,
    });
    expect(result.calls.map(({ status }) => status)).toEqual(['done', 'refused']);
  });

  test('takes the tools that the AI SDK binds to it', async () => {
    const { steps } = await generateText({
      model: modelOf('price_of("tea").euros'),
      tools: { ...tools, python: pythonTool({ sandbox, effects: { 'price-of': 'read' } }) },
      experimental_toolCallers: { 'price-of': ['python'], buy: ['python'] },
      prompt: 'Go.',
      stopWhen: stepCountIs(2),
    });

    expect(steps[0]?.toolResults.map(({ output }) => output)).toMatchObject([{ value: 3 }]);
  });

  test('works in a stream', async () => {
    const finish = {
      type: 'finish',
      finishReason: { unified: 'tool-calls', raw: undefined },
      usage,
    } as const;
    const input = JSON.stringify({ program: 'price_of("cup").name' });
    const model = new MockLanguageModelV4({
      doStream: async () => ({
        stream: simulateReadableStream({
          chunks: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'python', input }, finish],
        }),
      }),
    });
    const python = pythonTool({ tools, sandbox });
    const results: unknown[] = [];
    for await (const part of streamText({ model, tools: { python }, prompt: 'Go.' }).fullStream)
      if (part.type === 'tool-result') results.push(part.output);

    expect(results).toMatchObject([{ status: 'completed', value: 'cup' }]);
  });

  test('ends its program when the generation is aborted', async () => {
    const controller = new AbortController();
    const started = tool({
      inputSchema: z.object({}),
      execute: () => controller.abort(new Error('enough')),
    });
    const { content } = await generateText({
      model: modelOf('started()\nwhile True: pass'),
      tools: { python: pythonTool({ tools: { started }, sandbox }) },
      prompt: 'Go.',
      abortSignal: controller.signal,
    });

    expect(content.at(-1)).toMatchObject({ type: 'tool-error', error: new Error('enough') });
  });

  test('gives a tool its input, a call id of its own, and the last of several results', async () => {
    const seen: unknown[] = [];
    const counting = tool({
      inputSchema: z.object({ to: z.string().transform(Number) }),
      async *execute({ to }, { toolCallId }) {
        seen.push(toolCallId.startsWith('c1/'));
        for (let count = 1; count <= to; count++) yield count;
      },
    });
    const result = await resultOf(
      'counting("3"), counting("2")',
      pythonTool({ tools: { counting }, sandbox }),
    );

    expect(result.value).toEqual([3, 2]);
    expect(seen).toEqual([true, true]);
  });
});

test.for([
  [
    { ask: tool({ inputSchema: z.object({}), outputSchema: z.string() }) },
    'Expected the tool `ask` to have an `execute`, got none: programs call tools that run here.',
  ],
  [{ 'a-b': tools.buy, a_b: tools.buy }, 'Expected the names of tools to differ in Python, got `a_b` twice.'],
  [
    { late: tool({ inputSchema: jsonSchema(async () => ({ type: 'object' })), execute: () => 1 }) },
    'Expected the schema of the tool `late` to be there, got a promise. Await its JSON Schema first.',
  ],
] as const)('%o is refused', ([given, message]) => {
  expect(() => pythonTool({ tools: given as ToolSet, sandbox })).toThrow(message);
});

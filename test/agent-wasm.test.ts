import { afterAll, describe, expect, test } from 'vitest';
import { createAgent } from '../src/agent/index.ts';
import { scriptedModel } from '../src/model/index.ts';
import { probe, wasm } from '../src/sandbox/wasm/index.ts';
import { createStandardSdk } from '../src/standard/index.ts';
import { needs } from './needs.ts';

needs('wasm', await probe());

const sandbox = wasm();
const sdk = createStandardSdk({ notifications: { outbox: [] } });
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
  await sdk[Symbol.asyncDispose]();
});

const program = (source: string) => `\`\`\`python\n${source}\n\`\`\``;

/** What the specification shows, as a model would write it. */
const specification = `
results = search("LLM benchmarks 2024")
filtered = [r for r in results if r.date > "2024-01-01"]
summary = summarise(filtered[:3])
final_answer(summary)`;

describe('an agent over WebAssembly', { timeout: 180_000 }, () => {
  test('runs the program of the specification as it stands: its summary is asked of the run’s own model', async () => {
    const model = scriptedModel([program(specification), 'A summary.']);
    const outcome = await createAgent({ model, sdk, sandbox }).run('What is new?');
    expect(outcome).toMatchObject({
      ...{ status: 'answered', answer: 'A summary.', usage: { generated: 1 } },
      steps: [{ outcome: { findings: [] } }],
    });
    expect(outcome.calls.map(({ name }) => name)).toEqual(['search', 'summarise', 'final_answer']);
  });

  test('carries values and functions from step to step, past a failure and an endless loop', async () => {
    const model = scriptedModel([
      program(
        'from math import isqrt\nrows = database_query("SELECT id FROM products LIMIT 9")\ndef root(n): return isqrt(n)',
      ),
      program('rows[99]'),
      program('while True: pass'),
      program('final_answer({"n": root(len(rows))})'),
    ]);
    const outcome = await createAgent({ model, sdk, sandbox, limits: { timeMs: 1_000 } }).run('Count.');
    expect(outcome).toMatchObject({ status: 'answered', answer: { n: 3 } });
    expect(outcome.steps[1]?.observation).toContain('IndexError: list index out of range');
    expect(outcome.steps[2]?.observation).toContain('Error: Execution timed out');
  });
});

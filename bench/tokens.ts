/**
 * Counts turns and tokens of the same tasks in both modes, from the real messages of both runs: all that is sent in
 * each turn (instructions, tools, the conversation so far) and all that the model writes. The models are scripted and
 * write what a model would write that knows its trade; tokens are estimated. Prints a table and writes
 * `bench/results/tokens.json`. Exits 1 where an answer is wrong.
 *
 * Run with `node bench/tokens.ts`.
 */
import { isDeepStrictEqual } from 'node:util';
import { createAgent } from '../src/agent/index.ts';
import { subprocess } from '../src/sandbox/subprocess/index.ts';
import { saveResults } from './measure/save.ts';
import { printTable } from './measure/table.ts';
import { recordedModel } from './tokens/recorded-model.ts';
import { shopSdk } from './tokens/shop.ts';
import { type BenchTask, tasks } from './tokens/tasks.ts';

type Mode = 'code' | 'direct';

interface Row {
  readonly task: string;
  readonly mode: Mode;
  readonly turns: number;
  readonly input: number;
  readonly newInput: number;
  readonly output: number;
}

await using sandbox = subprocess();
const sdk = shopSdk();

async function measure(task: BenchTask, mode: Mode): Promise<Row> {
  const { model, turns } = recordedModel(task[mode]);
  await using agent = createAgent({
    ...{ model, sdk, sandbox, mode },
    approve: () => ({ decision: 'approve' }),
    // Neither mode is to be spared what it asked for.
    budgets: { observationCharacters: 1_000_000 },
  });
  const outcome = await agent.run(task.task, { schema: task.schema });
  const answer = outcome.status === 'answered' ? outcome.answer : outcome;
  if (!isDeepStrictEqual(answer, task.answer))
    throw new Error(`Expected ${JSON.stringify(task.answer)}, got ${JSON.stringify(answer)}.`);
  const sum = (part: 'input' | 'newInput' | 'output') => turns.reduce((all, turn) => all + turn[part], 0);
  return {
    ...{ task: task.name, mode, turns: turns.length },
    ...{ input: sum('input'), newInput: sum('newInput'), output: sum('output') },
  };
}

const rows: Row[] = [];
for (const task of tasks) rows.push(await measure(task, 'code'), await measure(task, 'direct'));

printTable([
  ['task', 'mode', 'turns', 'input tokens', 'new among them', 'output tokens', 'all'],
  ...rows.map(({ task, mode, turns, input, newInput, output }) => [
    ...[task, mode],
    ...[turns, input, newInput, output, input + output].map((count) => count.toLocaleString('en')),
  ]),
]);
saveResults('tokens', { rows });

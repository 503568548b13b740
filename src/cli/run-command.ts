import { parseArgs } from 'node:util';
import { createAgent } from '../agent/index.ts';
import { subprocess } from '../sandbox/subprocess/index.ts';
import { demoModel, demoSdk } from './demo.ts';
import { usageError } from './usage-error.ts';

/** `pungi run "task"`: answers a task. Gives the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [task, ...rest] = positionals;
  if (task === undefined || rest.length > 0)
    throw usageError(`Expected one task, got ${positionals.length}.`);
  process.stderr.write('No model was asked: the demo replays a scripted reply.\n');
  await using sandbox = subprocess();
  const outcome = await createAgent({ model: demoModel(), sdk: demoSdk(), sandbox }).run(task);
  for (const step of outcome.steps) process.stderr.write(`${step.text}\n`);
  if (outcome.status === 'answered') {
    process.stdout.write(`${outcome.answer}\n`);
    return 0;
  }
  process.stderr.write('Max steps reached\n');
  return 1;
}

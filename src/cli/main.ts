#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createAgent } from '../agent/index.ts';
import { subprocess } from '../sandbox/subprocess/index.ts';
import { demoModel, demoSdk } from './demo.ts';

const usage = 'Usage: pungi run "What is 1234 * 5678?"';

/** The task of `pungi run`, null where the arguments say something else. */
function readTask(args: string[]): string | null {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [command, task, ...rest] = positionals;
  return command === 'run' && task !== undefined && rest.length === 0 ? task : null;
}

async function main(args: string[]): Promise<number> {
  const task = readTask(args);
  if (task === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
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

process.exitCode = await main(process.argv.slice(2));

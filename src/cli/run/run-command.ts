import { createAgent, type RunOutcome } from '../../agent/index.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { toJson } from '../json.ts';
import { loadSandbox } from '../load-sandbox.ts';
import { openSdk } from '../open-sdk.ts';
import { visible } from '../visible.ts';
import { approverOf } from './approver.ts';
import { chooseModel } from './choose-model.ts';
import { showProgress } from './progress.ts';
import { runExitCode } from './run-exit-code.ts';
import { runJson } from './run-json.ts';
import { type RunCommandOptions, readRunOptions } from './run-options.ts';

/** `pungi run "task"`: answers a task. Gives the exit code; throws what usage is wrong. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const options = readRunOptions(args);
  const outcome = await run(options);
  if (options.json) process.stdout.write(`${runJson(outcome)}\n`);
  else if (outcome.status === 'answered') process.stdout.write(`${answerText(outcome.answer)}\n`);
  const problem = problemOf(outcome);
  if (problem !== null) process.stderr.write(`${visible(problem)}\n`);
  return runExitCode(outcome);
}

async function run(options: RunCommandOptions): Promise<RunOutcome<unknown>> {
  const { model, notice } = await chooseModel(options.model, options.task);
  process.stderr.write(`${visible(notice)}\n`);
  await using sdk = await openSdk(options.sdk);
  await using sandbox = await loadSandbox(options.sandbox);
  using interrupt = listenForInterrupt();
  const { signal } = interrupt;
  const approve = approverOf(options.yes, { input: process.stdin, output: process.stderr, signal });
  const agent = createAgent({ model, sdk, sandbox, maxSteps: options.maxSteps, approve });
  return await agent.run(options.task, {
    signal,
    onEvent: showProgress((text) => process.stderr.write(text)),
  });
}

/** What goes on to another program stays as it is; a terminal only shows it. */
function answerText(answer: unknown): string {
  const text = typeof answer === 'string' ? answer : toJson(answer);
  return process.stdout.isTTY ? visible(text) : text;
}

function problemOf(outcome: RunOutcome<unknown>): string | null {
  switch (outcome.status) {
    case 'answered':
      return null;
    case 'stopped':
      return outcome.message;
    case 'failed':
      return outcome.error.message;
  }
}

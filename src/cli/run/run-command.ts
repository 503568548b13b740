import { type AgentOptions, createAgent, type RunOutcome } from '../../agent/index.ts';
import { approverOf } from '../approver.ts';
import type { Config } from '../config/index.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { toJson } from '../json.ts';
import { openSandbox } from '../open-sandbox.ts';
import { openSdk } from '../open-sdk.ts';
import { painterOf } from '../output/paint.ts';
import { type Telling, tellingOf } from '../output/stderr.ts';
import { loadConfig } from '../project/load-config.ts';
import { tellMaking } from '../tell-making.ts';
import { visible } from '../visible.ts';
import { chooseModel } from './choose-model.ts';
import { showStatus } from './live-status.ts';
import { showProgress } from './progress.ts';
import { runExitCode } from './run-exit-code.ts';
import { runJson } from './run-json.ts';
import { type RunCommandOptions, readRunOptions } from './run-options.ts';

/** `pungi run "task"`: answers a task. Gives the exit code; throws what usage is wrong. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const options = readRunOptions(args);
  const { config } = await loadConfig();
  const outcome = await run(options, config);
  if (options.json) process.stdout.write(`${runJson(outcome)}\n`);
  else if (outcome.status === 'answered') process.stdout.write(`${answerText(outcome.answer)}\n`);
  const problem = problemOf(outcome);
  if (problem !== null) process.stderr.write(`${painterOf(process.stderr)('red', visible(problem))}\n`);
  return runExitCode(outcome);
}

async function run(options: RunCommandOptions, config: Config): Promise<RunOutcome<unknown>> {
  const mode = options.mode ?? config.mode ?? 'code';
  const named = options.model ?? config.model ?? null;
  const { model, notice } = await chooseModel(named, { task: options.task, mode });
  const telling = tellingOf(options.quiet);
  await using sdk = await openSdk(options.sdk, config.sdk);
  telling.screen.line(visible(notice));
  using interrupt = listenForInterrupt(); // until the sandbox has ended
  const chosen = options.sandbox ?? config.sandbox ?? 'wasm';
  await using sandbox = mode === 'direct' ? null : await openSandbox(chosen, tellMaking(telling.screen.line));
  const { signal } = interrupt;
  const approve = approverOf(options.yes, { input: process.stdin, output: process.stderr, signal });
  const agent = createAgent({
    ...baseOptions(options, config),
    ...(sandbox === null ? { mode: 'direct' } : { mode: 'code', sandbox }),
    ...{ model, sdk, approve },
  });
  return await follow(telling, (onEvent) => agent.run(options.task, { signal, onEvent }));
}

/** What the config says, and the flags say better. */
function baseOptions({ maxSteps }: RunCommandOptions, config: Config): Omit<Config, OwnOption> {
  const { sdk, model, sandbox, mode, ...rest } = config;
  return maxSteps === null ? rest : { ...rest, maxSteps };
}

type OwnOption = 'sdk' | 'model' | 'sandbox' | 'mode';

type OnEvent = NonNullable<AgentOptions['onEvent']>;

/** Shows a run until its end. */
async function follow<T>({ screen, paint }: Telling, work: (onEvent: OnEvent) => Promise<T>): Promise<T> {
  using status = showStatus(screen);
  const progress = showProgress(screen, paint);
  return await work((event) => {
    progress(event);
    status.onEvent(event);
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

import { PungiError } from '../errors/index.ts';
import type { Checker } from '../program/index.ts';
import { type AnswerOf, chooseChecker } from '../run/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { Schema } from '../sdk/index.ts';
import { checkAgentOptions, checkRunOptions } from './check-options.ts';
import { runToEnd } from './loop.ts';
import type { AgentOptions, RunOptions, Task } from './options.ts';
import type { RunOutcome } from './outcome.ts';
import { RunError } from './run-error.ts';
import { type AgentSetup, type AnyRunOptions, openRun, setupOf } from './run-state.ts';
import { type RunStream, streamRun } from './run-stream.ts';

/** The options of a run, which a context makes required. */
type Rest<Context, Answer extends Schema> = unknown extends Context
  ? [options?: RunOptions<Context, Answer>]
  : [options: RunOptions<Context, Answer>];

/**
 * Carries tasks out with one model, SDK and sandbox; several at the same time where the sandbox lets it. Throws only
 * on misuse (`INVALID_OPTION`, `UNSUPPORTED_SCHEMA`): how a run ended is its outcome. Disposing aborts what is
 * running, and ends a sandbox that the agent made.
 */
export interface Agent<Context = unknown> extends AsyncDisposable {
  run<Answer extends Schema = Schema>(
    task: Task,
    ...rest: Rest<Context, Answer>
  ): Promise<RunOutcome<AnswerOf<Answer>>>;
  /** The same run, with its events as they come. */
  stream<Answer extends Schema = Schema>(
    task: Task,
    ...rest: Rest<Context, Answer>
  ): RunStream<AnswerOf<Answer>>;
  /** The answer alone, or `RunError` with the outcome. */
  answer<Answer extends Schema = Schema>(
    task: Task,
    ...rest: Rest<Context, Answer>
  ): Promise<AnswerOf<Answer>>;
}

/** Makes an agent. It starts nothing: the sandbox starts with the first program. Throws `INVALID_OPTION`. */
export function createAgent<Context = unknown>(options: AgentOptions<Context>): Agent<Context> {
  checkAgentOptions(options);
  return new CodeAgent(options) as Agent<Context>;
}

class CodeAgent implements Agent<unknown> {
  readonly #setup: AgentSetup;
  readonly #ending = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  /** What the factory made; null before its first use, and where the sandbox is borrowed. */
  #owned: Sandbox | null = null;
  #checker: Promise<Checker | null> | null = null;

  constructor(options: AgentOptions<never>) {
    const { checker } = options;
    // It was checked: only direct mode may have none, and never asks for it.
    const sandbox = options.sandbox as Sandbox | (() => Sandbox);
    this.#setup = setupOf(options, {
      sandbox: () => (typeof sandbox === 'function' ? this.#own(sandbox) : sandbox),
      checker: async () => (checker === undefined ? ((await this.#loadChecker()) ?? undefined) : checker),
    });
  }

  #own(make: () => Sandbox): Sandbox {
    this.#owned ??= make();
    return this.#owned;
  }

  #loadChecker(): Promise<Checker | null> {
    this.#checker ??= chooseChecker(undefined);
    return this.#checker;
  }

  async run(task: Task, options: AnyRunOptions = {}): Promise<RunOutcome<never>> {
    checkRunOptions(task, options, this.#setup.mode);
    if (this.#ending.signal.aborted)
      throw new PungiError('Expected an agent that is in use, got one that was disposed of.', {
        code: 'INVALID_OPTION',
      });
    const given = [this.#ending.signal, ...(options.signal === undefined ? [] : [options.signal])];
    const run = openRun(task, { ...options, signal: AbortSignal.any(given) }, this.#setup);
    const outcome = runToEnd(run);
    this.#running.add(outcome);
    try {
      return (await outcome) as RunOutcome<never>;
    } finally {
      run.close();
      this.#running.delete(outcome);
    }
  }

  stream(task: Task, options: AnyRunOptions = {}): RunStream<never> {
    checkRunOptions(task, options, this.#setup.mode);
    return streamRun(({ onEvent, signal }) => {
      const both = (event: Parameters<typeof onEvent>[0]): void => {
        onEvent(event);
        options.onEvent?.(event);
      };
      const signals = [signal, ...(options.signal === undefined ? [] : [options.signal])];
      return this.run(task, { ...options, onEvent: both, signal: AbortSignal.any(signals) });
    });
  }

  async answer(task: Task, options: AnyRunOptions = {}): Promise<never> {
    const outcome = await this.run(task, options);
    if (outcome.status === 'answered') return outcome.answer;
    throw new RunError(outcome);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await Promise.allSettled(this.#running);
    await this.#owned?.[Symbol.asyncDispose]();
  }
}

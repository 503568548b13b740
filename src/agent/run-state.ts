import type { Approve } from '../desk/index.ts';
import { openStore, type Store } from '../desk/index.ts';
import type { LanguageModel, Message, TextMessage, Tool } from '../model/index.ts';
import type { Checker } from '../program/index.ts';
import { contained, type ProgramFiles, type WallClock, wallClock } from '../run/index.ts';
import type { ImportPolicy, Sandbox } from '../sandbox/index.ts';
import { describeAnswer, type JsonSchema, type Schema, type Sdk } from '../sdk/index.ts';
import { defaultImports, type Limits, resolveLimits, type Value } from '../value/index.ts';
import { directInstructions } from './direct/instructions.ts';
import { toolsOf } from './direct/tools-of.ts';
import type { OnEvent, RunEvent } from './events.ts';
import { countFailures, type Failures } from './failures.ts';
import type { AgentOptions, BaseRunOptions, Task } from './options.ts';
import type { RunStopReason, Step } from './outcome.ts';
import { promptOf } from './prompt/prompt.ts';
import { type Budgets, openAccount, type Spent } from './spent.ts';

/** What all runs of one agent share, with every default filled in. */
export interface AgentSetup {
  readonly model: LanguageModel;
  readonly sdk: Sdk<never>;
  readonly sandbox: () => Sandbox;
  readonly instructions: string;
  readonly mode: 'code' | 'direct';
  readonly maxSteps: number;
  readonly limits: Limits;
  readonly approve: Approve | null;
  readonly importPolicy: ImportPolicy;
  readonly budgets: Budgets;
  /** Undefined where none was given and none could be loaded. */
  readonly checker: () => Promise<Checker | false | undefined>;
  readonly secrets: readonly string[];
  readonly store: Store;
  readonly onEvent: OnEvent | undefined;
}

/** Fills in what was left out. */
export function setupOf(
  options: AgentOptions<never>,
  made: Pick<AgentSetup, 'sandbox' | 'checker'>,
): AgentSetup {
  return {
    model: options.model,
    sdk: options.sdk,
    instructions: options.instructions ?? '',
    mode: options.mode ?? 'code',
    maxSteps: options.maxSteps ?? 10,
    limits: resolveLimits(options.limits),
    approve: options.approve ?? null,
    importPolicy: options.importPolicy ?? { allow: defaultImports },
    budgets: options.budgets ?? {},
    secrets: options.secrets ?? [],
    store: options.store ?? openStore(),
    onEvent: options.onEvent,
    ...made,
  };
}

/** The options of a run, whatever its context is. */
export type AnyRunOptions = BaseRunOptions & { readonly context?: unknown };

/** What one run has, and what changes in it from step to step. */
export interface RunState {
  readonly id: string;
  readonly setup: AgentSetup;
  readonly context: unknown;
  readonly schema: Schema | null;
  readonly subject: string | undefined;
  readonly files: ProgramFiles | undefined;
  readonly store: Store;
  readonly prompt: readonly TextMessage[];
  /** What the model may call by itself: in direct mode only. */
  readonly tools: readonly Tool[];
  /** The conversation after the prompt. */
  readonly messages: Message[];
  readonly steps: Step[];
  readonly spent: Spent;
  readonly failures: Failures;
  readonly clock: WallClock;
  /** Aborted when the run ends before its answer. */
  readonly signal: AbortSignal;
  /** Why the signal is aborted; null while it is not. */
  readonly cause: () => Extract<RunStopReason, 'time' | 'aborted'> | null;
  /** What the last program left, and all names that may stand in it. */
  carried: string | null;
  readonly names: Set<string>;
  /** What an observation had to cut. */
  last: { readonly value: Value; readonly output: string } | null;
  readonly emit: (event: WithoutRun) => void;
  /** Stops its clock, and listens to its caller no longer. */
  readonly close: () => void;
}

type WithoutRun = RunEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'runId'>
    : never
  : never;

/** Begins a run. Throws `UNSUPPORTED_SCHEMA` where Python cannot be told of its answer. */
export function openRun(task: Task, options: AnyRunOptions, setup: AgentSetup): RunState {
  const id = crypto.randomUUID();
  const schema = options.schema ?? null;
  const answer = schema === null ? null : describeAnswer(schema);
  const ending = openEnding(options.signal, setup.budgets.timeMs);
  const observers = [contained(options.onEvent), contained(setup.onEvent)];
  return {
    ...{ id, setup, context: options.context, schema, subject: options.subject, files: options.files },
    store: setup.store.newRun(),
    ...offerOf(setup, answer),
    messages: typeof task === 'string' ? [{ role: 'user', content: task, cache: true }] : [...task],
    steps: [],
    spent: openAccount(setup.budgets),
    failures: countFailures(),
    ...ending,
    carried: null,
    names: new Set(),
    last: null,
    emit: (event) => {
      for (const observer of observers) observer({ runId: id, ...event } as RunEvent);
    },
  };
}

/** What the model reads first, and what it may call by itself. */
function offerOf(setup: AgentSetup, answer: JsonSchema | null): Pick<RunState, 'prompt' | 'tools'> {
  if (setup.mode === 'code') return { prompt: promptOf({ ...setup, answer }), tools: [] };
  const words = [directInstructions, ...(setup.instructions === '' ? [] : [setup.instructions])];
  return {
    prompt: [{ role: 'system', content: words.join('\n\n'), cache: true }],
    tools: toolsOf(setup.sdk.descriptions, answer),
  };
}

/** What ends a run early: its caller, or its time. The first cause wins. */
function openEnding(
  signal: AbortSignal | undefined,
  timeMs: number | undefined,
): Pick<RunState, 'clock' | 'signal' | 'cause' | 'close'> {
  const controller = new AbortController();
  let cause: ReturnType<RunState['cause']> = null;
  const end = (why: 'time' | 'aborted'): void => {
    cause ??= why;
    controller.abort();
  };
  const onAbort = (): void => end('aborted');
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  // Without a budget nothing runs out; a clock of infinite time keeps a timer alive for nothing.
  const clock = timeMs === undefined ? endless : wallClock(timeMs, () => end('time'));
  clock.start();
  const close = (): void => {
    clock.stop();
    signal?.removeEventListener('abort', onAbort);
  };
  return { clock, signal: controller.signal, cause: () => cause, close };
}

const endless: WallClock = { start: () => {}, approving: () => {}, stop: () => {} };

import type { Approve, Store } from '../desk/index.ts';
import type { LanguageModel, Message } from '../model/index.ts';
import type { Checker } from '../program/index.ts';
import type { ProgramFiles } from '../run/index.ts';
import type { ImportPolicy, Sandbox } from '../sandbox/index.ts';
import type { ContextOption, Schema, Sdk } from '../sdk/index.ts';
import type { Limits } from '../value/index.ts';
import type { OnEvent } from './events.ts';
import type { Budgets } from './spent.ts';

/** What `createAgent` takes. With the sandbox of code mode, the mode alone makes the difference. */
export type AgentOptions<Context = unknown> = BaseAgentOptions<Context> & ModeOptions;

/** How the model acts. */
type ModeOptions =
  | {
      /** The model writes programs. @default 'code' */
      readonly mode?: 'code';
      /** A sandbox is borrowed, its caller disposes it; a factory is owned: what it makes ends with the agent. */
      readonly sandbox: Sandbox | (() => Sandbox);
    }
  | {
      /** The model makes ordinary tool calls. */
      readonly mode: 'direct';
      /** Not used, and never started: nothing runs. So are `importPolicy` and `checker`. */
      readonly sandbox?: Sandbox | (() => Sandbox);
    };

/** All but what the mode decides. */
interface BaseAgentOptions<Context> {
  /** Any language model of the AI SDK: `anthropic('claude-sonnet-4-5')`. */
  readonly model: LanguageModel;
  readonly sdk: Sdk<Context>;
  /** Your own words to the model, after those that every agent has. @default none */
  readonly instructions?: string;
  /** Model turns at most. @default 10 */
  readonly maxSteps?: number;
  /** The limits of each program; in direct mode, those of them that concern calls hold for the calls of each turn. */
  readonly limits?: Partial<Limits>;
  /** Decides about calls that ask first. @default nobody: such calls are refused */
  readonly approve?: Approve;
  /** @default a list of computing modules */
  readonly importPolicy?: ImportPolicy;
  /** What a run may use. @default no limit but the steps */
  readonly budgets?: Budgets;
  /** What checks each program before it runs; false switches it off. @default the first checks by ruff */
  readonly checker?: Checker | false;
  /** Values that no message to a program may hold: keys, tokens. */
  readonly secrets?: readonly string[];
  /** Rate limits and results that outlive the agent. @default those of this agent alone */
  readonly store?: Store;
  /** Told of what happens in every run. Must not throw; what it returns is ignored. */
  readonly onEvent?: OnEvent;
}

/** A task in words, or a conversation that ends with one. */
export type Task = string | readonly Message[];

/** What one run takes; `context` is required as soon as a function of the SDK declares what it needs. */
export type RunOptions<Context = unknown, Answer extends Schema = Schema> = BaseRunOptions<Answer> &
  ContextOption<Context>;

/** All but the context. */
export interface BaseRunOptions<Answer extends Schema = Schema> {
  /** What the answer must be. @default text or a dict */
  readonly schema?: Answer;
  /** Ends the run at once. */
  readonly signal?: AbortSignal;
  /** Whom the run is for: results that are kept for a subject are for this one. @default nobody: they stay in the run */
  readonly subject?: string;
  /** Read-only under `/data`, for each program; a misuse in direct mode, where there is none to read them. */
  readonly files?: ProgramFiles;
  /** Told of what happens in this run, before the agent's own. Must not throw; what it returns is ignored. */
  readonly onEvent?: OnEvent;
}

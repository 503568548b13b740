import type { Approve, Store } from '../desk/index.ts';
import type { Checker } from '../program/index.ts';
import type { ImportPolicy, Sandbox, SandboxFile, Text } from '../sandbox/index.ts';
import type { ContextOption, Generate, Schema, Sdk } from '../sdk/index.ts';
import type { Call, Limits, Value } from '../value/index.ts';

import type { Checked } from './checked.ts';

/** Files for `/data`: by path, or as another program left them. */
export type ProgramFiles = { readonly [path: string]: string | Uint8Array } | readonly SandboxFile[];

/** What `runProgram` takes; `context` is required as soon as a function of the SDK declares what it needs. */
export type RunProgramOptions<Context = unknown, Answer extends Schema = Schema> = BaseOptions<
  Context,
  Answer
> &
  ContextOption<Context>;

/** All but the context. */
export interface BaseOptions<Context, Answer extends Schema> {
  readonly sdk: Sdk<Context>;
  /** A sandbox is borrowed, its caller disposes it; a factory is owned: what it makes is disposed of. */
  readonly sandbox: Sandbox | (() => Sandbox);
  /** Decides about calls that ask first. @default nobody: such calls are refused */
  readonly approve?: Approve;
  /** Results and rate limits that outlive the program: `openStore()`. @default those of this program alone */
  readonly store?: Store;
  /** Whom the program is run for: results that are kept for a subject are for this one. @default nobody: they stay in the run */
  readonly subject?: string;
  readonly limits?: Partial<Limits>;
  /** Read-only under `/data`. */
  readonly files?: ProgramFiles;
  /** @default a list of computing modules */
  readonly importPolicy?: ImportPolicy;
  /** What checks the program before anything of it runs; false switches it off. @default the first checks by ruff */
  readonly checker?: Checker | false;
  /** Told what the checks found, before anything runs. Must not throw; what it returns is ignored. */
  readonly onChecked?: (checked: Checked) => void;
  /** Ends the program at once. */
  readonly signal?: AbortSignal;
  /** Told of printed text as it comes. Must not throw; what it returns is ignored. */
  readonly onText?: (text: Pick<Text, 'stream' | 'text'>) => void;
  /** Told of each new status of a call. Must not throw; what it returns is ignored. */
  readonly onCall?: (call: Call) => void;
  /** The model that functions may ask. @default none: asking fails */
  readonly generate?: Generate;
  /** What the answer must be. @default any plain value */
  readonly schema?: Answer;
  /** Values that no message to the program may hold: keys, tokens. */
  readonly secrets?: readonly string[];
  /** What the program before left, from its outcome. */
  readonly carried?: string | null;
  /** The names that stand in what was carried, for the checks. @default with something carried, any name may be one */
  readonly names?: Iterable<string>;
  /** What an observation had to cut: `sdk.last_value` and `sdk.last_output`. */
  readonly last?: { readonly value: Value; readonly output: string } | null;
  /** Third-party packages that the program needs. */
  readonly needs?: readonly string[];
  /** Hexadecimal, 32 digits: seeds what is random in the program. @default random */
  readonly seed?: string;
  /** Where the program's clock starts, milliseconds since the epoch. @default now */
  readonly startedAt?: number;
}

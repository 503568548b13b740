import type { StopReason } from '../sandbox/index.ts';
import type { CallErrorType, CallStatus, Limits, Reply, Value } from '../value/index.ts';
import type { ImportPolicy } from '../wire/index.ts';
import type { Clause } from './clauses.ts';
import type { NeedName } from './needs.ts';

/** A text: the whole of it, or what must be found in it. */
export type Pattern = string | RegExp;

/** One entry of the call log; what is left out is not looked at. */
export interface ExpectedCall {
  readonly name: string;
  readonly status: CallStatus;
  readonly input?: Value;
  readonly output?: Value;
  readonly position?: string;
  readonly line?: number | null;
  readonly error?: { readonly type: CallErrorType; readonly message?: Pattern };
}

/**
 * How one program must end. What is left out has a strict meaning where the comment gives one, and is not
 * looked at elsewhere.
 */
export interface Expected {
  /** `any` leaves status, reason, answer and error open. @default 'completed' */
  readonly status?: 'completed' | 'failed' | 'rejected' | 'stopped' | 'any';
  /** Left out: there must be none. */
  readonly reason?: StopReason;
  /** Left out: there must be none. */
  readonly answer?: Value;
  /** Left out: there must be none, unless the program was rejected. */
  readonly error?: {
    readonly type: Pattern;
    readonly message?: Pattern;
    readonly traceback?: Pattern;
    readonly line?: number | null;
  };
  /** @default '' */
  readonly stdout?: Pattern;
  /** @default '', and for time and wall the one line that says so */
  readonly stderr?: Pattern;
  /** The value of the last bare expression. */
  readonly value?: Value;
  /** All calls, in the order of the log. */
  readonly calls?: readonly ExpectedCall[];
  /** All files the program left, by their path under `/out`. */
  readonly artifacts?: { readonly [path: string]: string };
  /** The variables it left, by name: their type. Others may be there. */
  readonly variables?: { readonly [name: string]: string };
  /** All names that could not be carried, each with its reason. */
  readonly notCarried?: { readonly [name: string]: Pattern };
  /** All that the functions of the fixture saw, in order. */
  readonly events?: readonly string[];
  /** How many events there may be. */
  readonly mostEvents?: number;
}

/** What an approver of a case says; `throw` and `silence` are an approver that fails or never answers. */
export type Approval =
  | { readonly decision: 'approve' }
  | { readonly decision: 'deny'; readonly reason: string }
  | { readonly decision: 'edit'; readonly input: Value }
  | { readonly decision: 'throw' | 'silence' };

/** How a program is run, beside its source. */
export interface StepOptions {
  readonly limits?: Partial<Limits>;
  /** By their path under `/data`. */
  readonly files?: { readonly [path: string]: string };
  readonly importPolicy?: ImportPolicy;
  readonly approve?: Approval;
  /** JSON Schema of the answer. */
  readonly schema?: { readonly [keyword: string]: Value };
  /** Hexadecimal, 32 digits. */
  readonly seed?: string;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  /** What the observation before had to cut. */
  readonly last?: { readonly value: Value; readonly output: string };
  /** Handed to the program instead of what the step before left. */
  readonly carried?: string;
  /** Replies given at the wall instead of the function's own, by its name: any that a host may send. */
  readonly replies?: { readonly [name: string]: Reply };
  /** Every call is delivered to the host twice, as a lossy transport may. */
  readonly deliverTwice?: boolean;
  /** The caller aborts when this function is invoked. */
  readonly abortAt?: string;
}

/** One program of a case. */
export interface Step extends StepOptions {
  readonly program: string;
  readonly expect: Expected;
  /** Starts another run: nothing is carried from the step before. */
  readonly newRun?: boolean;
}

/** What both kinds of cases say of themselves. */
interface Named {
  /** A claim in the present tense; unique. */
  readonly name: string;
}

/** One line of the contract, as programs and the outcomes they must have. */
export type ConformanceCase = Named & {
  readonly covers: readonly [Clause, ...Clause[]];
  /** Where a rung lacks it, the last step must end as `instead` says: a declared difference. */
  readonly needs?: NeedName;
  readonly instead?: Expected;
} & (Step | { readonly steps: readonly Step[] });

/** The programs of a case, in order. */
export function stepsOf(of: Step | { readonly steps: readonly Step[] }): readonly Step[] {
  return 'steps' in of ? of.steps : [of];
}

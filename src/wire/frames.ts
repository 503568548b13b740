/**
 * The frames: all that crosses a wall, in both directions. Each is one JSON text; inside a frame a value
 * stands in the codec's form (`src/value`). What comes from the guest is hostile until `guards/` has
 * checked it: exact keys, exact types, limits.
 *
 * One program, in order:
 *
 *     guest  ready                       once per interpreter
 *     host   start                       once per program
 *     guest  text*                       printed text, never answered
 *     guest  call (wait: false)*         asks, goes on
 *     guest  call (wait: true) | wait | sleep   asks and blocks; the host answers with one deliver
 *     host   deliver
 *     guest  cancel*                     gives up on a call, never answered
 *     guest  end                         the last frame of a program
 */

import type { CallRequest, Limits, Manifest, Position, Reply, Value } from '../value/index.ts';

/** Changes whenever a frame changes; both sides refuse another one. */
export const wireVersion = 1;

/** What a program may import: names of top-level modules, or all that the rung carries. */
export type ImportPolicy = 'all' | { readonly allow: readonly string[] };

/** The limits that the guest itself keeps, so that a program is told in Python; the host keeps them too. */
export type GuestLimits = Pick<
  Limits,
  'outputBytes' | 'frameBytes' | 'depth' | 'carriedBytes' | 'concurrentCalls' | 'memoryBytes'
>;

/** Where the guest finds `/data` and `/out` when the rung has no file system of its own; null where it has. */
export interface Mounts {
  readonly data: string;
  readonly out: string;
}

/**
 * Python modules that the guest loads before a program, and which decide what it is written in: how it is
 * compiled, its builtins and imports. Compiled for one version of Python.
 */
export interface Layer {
  /** The magic number of the Python that compiled it, hexadecimal; the guest of another one refuses it. */
  readonly magic: string;
  /** Base64 of deflated, marshalled pairs of name and code. */
  readonly code: string;
}

/** Starts one program. */
export interface StartFrame {
  readonly kind: 'start';
  readonly version: typeof wireVersion;
  /** Source text, never bytes: a PEP 263 cookie in bytes would run other text than a reader sees. */
  readonly source: string;
  readonly manifest: Manifest;
  /** What an earlier program of the run left, as its `end` gave it. Opaque to the host. */
  readonly carried: string | null;
  readonly limits: GuestLimits;
  readonly importPolicy: ImportPolicy;
  /** Hexadecimal, 32 digits; seeds `random`, `uuid4` and `secrets`. */
  readonly seed: string;
  /** Milliseconds since the epoch: where the program's clock starts. */
  readonly startedAt: number;
  readonly mounts: Mounts | null;
  /** What the last observation had to cut: `sdk.last_value` (null: nothing) and `sdk.last_output`. */
  readonly last: { readonly value: Value; readonly output: string } | null;
  /** Left out: programs are Python. */
  readonly layer?: Layer;
}

/** A batch of replies, in the order in which the guest must see them. */
export interface DeliverFrame {
  readonly kind: 'deliver';
  readonly replies: readonly { readonly seq: number; readonly reply: Reply }[];
  /** The program's clock, milliseconds since `startedAt`; never goes back. */
  readonly clockMs: number;
}

/** The first frame of an interpreter. */
export interface ReadyFrame {
  readonly kind: 'ready';
  readonly version: number;
  /** SHA-256 of the guest's files, hexadecimal. */
  readonly build: string;
  /** As `3.14.0`. */
  readonly python: string;
}

/** The batches taken since the frame before, each as the `seq`s it held: what replay needs to repeat them. */
export type Delivered = readonly (readonly number[])[];

/** Asks for a call; with `wait` the guest blocks until the next `deliver`. */
export interface CallFrame extends CallRequest {
  readonly kind: 'call';
  readonly delivered: Delivered;
  readonly wait: boolean;
}

/** Blocks until any reply is there, or `timeoutMs` passed (then the batch is empty); null waits without end. */
export interface WaitFrame {
  readonly kind: 'wait';
  readonly delivered: Delivered;
  readonly timeoutMs: number | null;
}

/** Blocks for `ms`; answered by an empty batch. Sleeping counts as program time. */
export interface SleepFrame {
  readonly kind: 'sleep';
  readonly ms: number;
}

/** The program no longer waits for the call at this position: its signal is aborted, its reply dropped. */
export interface CancelFrame {
  readonly kind: 'cancel';
  readonly position: Position;
}

/** Printed text; `offset` counts the UTF-8 bytes of its stream before it, `line` is where it was printed. */
export interface TextFrame {
  readonly kind: 'text';
  readonly stream: 'stdout' | 'stderr';
  readonly offset: number;
  readonly text: string;
  readonly line: number | null;
}

/** How the program raised, in its own line numbers. */
export interface ProgramError {
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
  readonly line: number | null;
}

/** A top-level variable, as an observation names it. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  /** A short form of its value; the program's own text, shown and never parsed. */
  readonly preview: string;
}

/** What could not be carried to the next program, and why. */
export interface NotCarried {
  readonly name: string;
  readonly reason: string;
}

/** The last frame. `answered`: an accepted `final_answer` ended the program at that line. */
export interface EndFrame {
  readonly kind: 'end';
  readonly status: 'completed' | 'answered' | 'failed';
  readonly delivered: Delivered;
  readonly error: ProgramError | null;
  /** The last bare expression: whether there was one, its value (null where it cannot cross) and its repr. */
  readonly value: { readonly value: Value; readonly plain: boolean; readonly repr: string } | null;
  readonly carried: string | null;
  readonly notCarried: readonly NotCarried[];
  readonly variables: readonly Variable[];
}

/** Host → guest. */
export type HostFrame = StartFrame | DeliverFrame;

/** Guest → host. */
export type GuestFrame = ReadyFrame | CallFrame | WaitFrame | SleepFrame | CancelFrame | TextFrame | EndFrame;

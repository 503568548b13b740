import type { Room } from '../host/files/quota.ts';
import type { GivenFile } from '../host/files/tree.ts';
import type { OutputStream } from '../host/host.ts';

/** What a worker is told of a program, as plain data. */
export interface ProgramInput {
  /** What the guest's entry is called with. */
  readonly request: Uint8Array;
  /** What its interpreter is asked first, so that it is ready for such programs; kept for those after it. */
  readonly layer?: Uint8Array;
  /** Decides all its randomness. */
  readonly seed: string;
  /** What its clock shows at the start: milliseconds since the epoch. */
  readonly startedAt: number;
  /** Whether a sleep really waits; in a replay it does not. */
  readonly sleeps: boolean;
  readonly files: readonly GivenFile[];
  /** How much the folders below the root hold that it can write, by name. */
  readonly writable: { readonly [name: string]: Room };
  /** Those of them whose files come back. */
  readonly collect: readonly string[];
}

/** An answer to a frame. */
export interface FrameAnswer {
  readonly bytes: Uint8Array;
  /** By how much the program's clock goes on: milliseconds. */
  readonly elapsedMs: number;
}

/** What becomes of what a program sends. None may throw. */
export interface ProgramObserver {
  /**
   * Answers a frame, while the program waits; `null` ends it at this very call. `frame` is a copy, and
   * hostile: anything at all may stand in it.
   */
  readonly onFrame: (frame: Uint8Array) => FrameAnswer | null | Promise<FrameAnswer | null>;
  /** Told of a frame that looks like printed text, and waits for no answer. As hostile as any. */
  readonly onPosted: (frame: Uint8Array) => void;
  /** Told of bytes as they are written, in the order of each stream and of what is posted; a character may be split between two. */
  readonly onOutput: (stream: OutputStream, bytes: Uint8Array) => void;
}

/** Kinds of end that a worker tells, by the number that stands for each in shared memory. */
export const toldEnds = ['returned', 'ended', 'exited', 'failed exit', 'trapped', 'oversized'] as const;

/** `oversized`: it sent a frame beyond the limit. The others: see `RunEnd`. */
export type ToldEnd = (typeof toldEnds)[number];

/** How a program ended. */
export interface ProgramEnd {
  /** `killed`: the worker was terminated, or it crashed. */
  readonly kind: ToldEnd | 'killed';
  /** What the guest's entry returned; empty unless `returned`. */
  readonly reply: Uint8Array;
  /** Output beyond the limit, which was dropped. */
  readonly droppedBytes: number;
  /** Memory that the interpreter took in the end; 0 when killed. */
  readonly memoryBytes: number;
  readonly collected: Collected;
}

/** What a program left, by folder; paths are relative to it. */
export type Collected = { readonly [folder: string]: readonly GivenFile[] };

import type { Limits, Manifest, ReceivedCall, Reply, Value } from '../value/index.ts';
import type { ImportPolicy, Layer, NotCarried, ProgramError, TextFrame, Variable } from '../wire/index.ts';

/** A file that crosses a wall: given under `/data`, or left in `/out`. */
export interface SandboxFile {
  /** Relative, `/`-separated, no `..`. */
  readonly path: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  bytes(): Promise<Uint8Array>;
}

/** Printed text; `offset` counts the UTF-8 bytes of its stream before it. */
export type Text = Omit<TextFrame, 'kind'>;

/**
 * What a rung gets to run one program. Plain data but for the signal and the callbacks, so that a sandbox
 * may stand on another machine; a rung knows nothing of desks, SDK definitions or agents.
 */
export interface SandboxRun {
  /** Unique; with a call's `seq` it makes `onCall` idempotent. */
  readonly id: string;
  readonly source: string;
  readonly manifest: Manifest;
  /** What the program before left, as its end gave it; opaque. */
  readonly carried: string | null;
  readonly last: { readonly value: Value; readonly output: string } | null;
  readonly files: readonly SandboxFile[];
  readonly limits: Limits;
  readonly importPolicy: ImportPolicy;
  /** Hexadecimal, 32 digits. */
  readonly seed: string;
  /** Milliseconds since the epoch: where the program's clock starts. */
  readonly startedAt: number;
  /** Third-party packages the program needs; a rung that lacks one ends as `unavailable`. */
  readonly needs: readonly string[];
  /** Handed on to the guest as it is, by every rung: what a layer over the rung makes of Python. */
  readonly layer?: Layer;
  /** For the operator's eyes (container labels, process names); never for policy. */
  readonly labels: { readonly [name: string]: string };
  /** Settles the run at once with `aborted`; late frames are dropped. */
  readonly signal: AbortSignal;
  /** Told once when the program begins: what was before is queueing. Must not throw. */
  readonly onStart: () => void;
  /** The only way out of the program. Must not throw or reject; called at most once for each `seq`. */
  readonly onCall: (call: ReceivedCall, signal: AbortSignal) => Promise<Reply>;
  /** Told of printed text as it comes, in order. Must not throw. */
  readonly onText: (text: Text) => void;
}

/** Why a program was stopped from outside. `unavailable`: never started; `lost`: started, its fate unknown. */
export type StopReason = 'time' | 'wall' | 'memory' | 'aborted' | 'crashed' | 'unavailable' | 'lost';

/** What every end tells. */
interface EndBase {
  /** Whether any line of the program may have run: where not, a retry is free. */
  readonly started: boolean;
  /** Time from `run` to the start, milliseconds. */
  readonly queuedMs: number;
  readonly artifacts: readonly SandboxFile[];
}

/** What a program left when it came to its own end. */
export interface Left {
  readonly value: { readonly value: Value; readonly plain: boolean; readonly repr: string } | null;
  readonly carried: string | null;
  readonly notCarried: readonly NotCarried[];
  readonly variables: readonly Variable[];
}

/** How a program ended in its sandbox. */
export type SandboxEnd = EndBase &
  (
    | ({ readonly status: 'completed' | 'answered' } & Left)
    | ({ readonly status: 'failed'; readonly error: ProgramError } & Left)
    | { readonly status: 'stopped'; readonly reason: StopReason; readonly message: string }
  );

/** What a rung keeps programs in, in ascending order. */
export type Isolation = 'none' | 'wasm' | 'kernel' | 'vm';

/** What a rung can and cannot, as data that tests and docs read. */
export interface Capabilities {
  readonly isolation: Isolation;
  /** `exact`: clock and randomness are the host's in full; `calls`: only the calls repeat. */
  readonly replay: 'exact' | 'calls';
  /** Whether reads are limited to `/data`, `/out`, `/tmp` and the interpreter's own library. */
  readonly filesClosed: boolean;
  readonly networkClosed: boolean;
  /** Whether `memoryBytes` is a true cap on everything the program holds. */
  readonly memoryCapped: boolean;
  /** Whether a program may start threads of its own. */
  readonly threads: boolean;
  /** Whether a program may start processes. */
  readonly processes: boolean;
  /** `option`: packages of an interpreter that the caller names. */
  readonly packages: 'none' | 'pure' | 'option';
  /** `restricted`: only what RestrictedPython's rules let pass. Left out: all of Python. */
  readonly language?: 'restricted';
}

/** How many programs a sandbox holds now. */
export interface Capacity {
  readonly running: number;
  readonly waiting: number;
  /** How many may run at the same time. */
  readonly most: number;
}

/** Where programs run. Borrowed by whoever is passed one: the caller disposes it. */
export interface Sandbox extends AsyncDisposable {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Never rejects for what a program does; throws `INVALID_OPTION` on misuse. Starts the rung on first use. */
  run(run: SandboxRun): Promise<SandboxEnd>;
  capacity(): Capacity;
  /** Takes no new program and settles when the running ones ended. */
  drain(): Promise<void>;
}

/** Whether a rung works here; if not, why, and what would make it work. */
export type Probe =
  | {
      readonly usable: true;
      readonly version: string;
      /** What is made once, before the first program, and how to have it made now. */
      readonly setup?: { readonly reason: string; readonly remedy: string };
    }
  | { readonly usable: false; readonly reason: string; readonly remedy: string };

import type { CallRequest, Limits, Manifest, Reply, Value } from '../value/index.ts';
import type { ProgramError } from '../wire/index.ts';

/** What a rung gets to run one program: plain data but for the signal and the two callbacks. */
export interface SandboxRun {
  readonly id: string;
  readonly source: string;
  readonly manifest: Manifest;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** The only way out of the program. Must not throw or reject. */
  readonly onCall: (call: CallRequest) => Promise<Reply>;
  /** Told of printed text as it comes. Must not throw. */
  readonly onText: (chunk: { readonly stream: 'stdout' | 'stderr'; readonly text: string }) => void;
}

/** Why a program was stopped from outside. `unavailable`: it never started. */
export type StopReason = 'time' | 'wall' | 'memory' | 'aborted' | 'crashed' | 'unavailable' | 'lost';

/** How a program ended inside. */
export type SandboxEnd =
  | { readonly status: 'completed'; readonly value: Value }
  | { readonly status: 'failed'; readonly error: ProgramError }
  | { readonly status: 'stopped'; readonly reason: StopReason; readonly message: string };

/** Where programs run. Borrowed by whoever is passed one: the caller disposes it. */
export interface Sandbox extends AsyncDisposable {
  readonly name: string;
  /** Never rejects for what a program does; throws only on misuse. */
  run(run: SandboxRun): Promise<SandboxEnd>;
}

import { PungiError } from '../../errors/index.ts';
import {
  type Conversation,
  type ConversationEnd,
  type EndFrame,
  type Mounts,
  openConversation,
  type StartFrame,
  startText,
} from '../../wire/index.ts';
import type { Left, SandboxEnd, SandboxRun, StopReason } from '../contract.ts';
import type { Gone, Guest } from './guest.ts';
import { type ProgramClock, startClock } from './program-clock.ts';
import type { ProgramText } from './program-text.ts';

/** How a program ended, before its files were looked at. */
export type DriveEnd = SandboxEnd extends infer End
  ? End extends SandboxEnd
    ? Omit<End, 'started' | 'queuedMs' | 'artifacts'>
    : never
  : never;

/** One program, with what its rung adds. */
export interface DriveRun extends SandboxRun {
  readonly mounts: Mounts | null;
  readonly text: ProgramText;
}

/** How long a guest may flush after its answer was accepted. */
const flushMs = 500;

/**
 * Runs one program in a guest that is ready: sends the start, answers frames, keeps the program's time. The
 * guest is killed at the first end, whatever it was. Never rejects for what the program does; rejects, and has
 * begun nothing, with what `startText` throws.
 */
export async function drive(guest: Guest, run: DriveRun): Promise<DriveEnd> {
  const start = startText(startOf(run), run.limits);
  return await new Drive(guest, run).run(start);
}

class Drive {
  readonly #guest: Guest;
  readonly #run: DriveRun;
  readonly #end = Promise.withResolvers<DriveEnd>();
  readonly #clock: ProgramClock;
  readonly #conversation: Conversation;
  #flush: ReturnType<typeof setTimeout> | undefined;
  #ended = false;
  #accepted = false;

  constructor(guest: Guest, run: DriveRun) {
    this.#guest = guest;
    this.#run = run;
    this.#clock = startClock(run.limits.timeMs, () => this.#stopped('time', timeMessage(run.limits.timeMs)));
    this.#conversation = openConversation({
      limits: run.limits,
      clock: this.#clock,
      send: (frame, clockMs) => guest.send(frame, clockMs),
      onCall: run.onCall,
      onText: (printed) => run.text.printed(printed),
      onAccepted: () => this.#accept(),
      onEnd: (end) => this.#heard(end),
    });
    guest.listen(run.limits.frameBytes, {
      onFrame: (frame) => this.#conversation.take(frame),
      onBroken: (message) => this.#stopped('crashed', message),
      onRaw: (stream, bytes) => run.text.raw(stream, bytes),
    });
  }

  async run(start: string): Promise<DriveEnd> {
    const { signal } = this.#run;
    signal.addEventListener('abort', this.#abort, { once: true });
    if (signal.aborted) this.#abort();
    void this.#guest.ended.then((gone) => this.#finish(goneEnd(gone)));
    this.#guest.send(start, 0);
    return await this.#end.promise;
  }

  readonly #abort = (): void => this.#stopped('aborted', abortMessage(this.#run.signal.reason));

  /** From here on the program is answered: it has a moment to flush, and nothing it does can change that. */
  #accept(): void {
    this.#accepted = true;
    this.#flush = setTimeout(() => this.#finish({ status: 'answered', ...nothingLeft }), flushMs);
  }

  #heard(end: ConversationEnd): void {
    if (end.kind === 'malformed') this.#stopped('crashed', end.message);
    else this.#finish(endOf(end.frame), () => this.#leave());
  }

  #stopped(reason: StopReason, message: string): void {
    if (!this.#ended) this.#guest.flush?.();
    this.#finish({ status: 'stopped', reason, message });
  }

  #leave(): void {
    if (this.#guest.leave) this.#guest.leave();
    else this.#guest.kill();
  }

  /** The first cause wins. */
  #finish(end: DriveEnd, endGuest: () => void = () => this.#guest.kill()): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#flush);
    this.#clock.stop();
    this.#conversation.close();
    this.#run.signal.removeEventListener('abort', this.#abort);
    endGuest();
    this.#end.resolve(this.#accepted ? answered(end) : end);
  }
}

function startOf(run: DriveRun): Omit<StartFrame, 'kind' | 'version'> {
  const { source, manifest, carried, importPolicy, seed, startedAt, last, mounts, layer } = run;
  const { outputBytes, frameBytes, depth, carriedBytes, concurrentCalls, memoryBytes } = run.limits;
  const limits = { outputBytes, frameBytes, depth, carriedBytes, concurrentCalls, memoryBytes };
  return {
    source,
    manifest,
    carried,
    limits,
    importPolicy,
    seed,
    startedAt,
    last,
    mounts,
    ...(layer && { layer }),
  };
}

const nothingLeft: Left = { value: null, carried: null, notCarried: [], variables: [] };

/** A sandbox that is disposed of says so; what a caller aborts with may hold anything. */
function abortMessage(reason: unknown): string {
  if (PungiError.isInstance(reason, 'SANDBOX_UNAVAILABLE')) return reason.message;
  return 'The caller aborted the program.';
}

function timeMessage(timeMs: number): string {
  return `The program used up its ${timeMs} ms of program time.`;
}

function endOf({ status, error, value, carried, notCarried, variables }: EndFrame): DriveEnd {
  const left = { value, carried, notCarried, variables };
  return status === 'failed' && error ? { status, error, ...left } : { status: 'completed', ...left };
}

/** An accepted answer cannot be undone: not by an exception, not by a crash, not by running on. */
function answered(end: DriveEnd): DriveEnd {
  if (end.status === 'stopped') return { status: 'answered', ...nothingLeft };
  const { value, carried, notCarried, variables } = end;
  return { status: 'answered', value, carried, notCarried, variables };
}

/** A program that ends its own process fails as one that raises; what a signal ended has crashed. */
function goneEnd({ exitCode, signal, fault }: Gone): DriveEnd {
  if (fault) return { status: 'stopped', ...fault };
  if (exitCode === null)
    return { status: 'stopped', reason: 'crashed', message: `Python was ended by ${signal ?? 'a signal'}.` };
  const message = `The program ended its own process with status ${exitCode}.`;
  return {
    status: 'failed',
    error: { type: 'SystemExit', message, traceback: '', line: null },
    ...nothingLeft,
  };
}

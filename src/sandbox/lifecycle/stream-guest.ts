import type { Readable, Writable } from 'node:stream';
import { PungiError } from '../../errors/index.ts';
import { createSplitter, type Splitter, withLength } from '../../wire/index.ts';
import { checkReady } from './check-ready.ts';
import type { Gone, Guest, GuestListener } from './guest.ts';

/** What carries the frames of a guest, and how it is ended. */
export interface GuestStreams {
  readonly toGuest: Writable;
  readonly fromGuest: Readable;
  /** What is written past the guest. */
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles when it can be killed: until then it is not up, whatever it says. Never rejects. */
  readonly killable: Promise<unknown>;
  /** Settles when the guest's process ended; what it wrote may still be on its way. Never rejects. */
  readonly exited: Promise<Gone>;
  /** Ends it at once; may be called often. */
  readonly kill: () => void;
  /** As `leave` of a guest. */
  readonly leave?: () => void;
  /** Keeps the host alive until it ended: a guest that is only parked does not. */
  readonly hold: () => void;
}

/** What a guest must be to be talked to. */
export interface Expected {
  /** How long it may take to come up, milliseconds. */
  readonly bootMs: number;
  /** SHA-256 of the guest's files. */
  readonly build: string;
  /** Gives up on it. */
  readonly signal: AbortSignal;
}

/**
 * Waits for `ready` and gives the guest. Rejects with `SANDBOX_UNAVAILABLE` where it does not come up in
 * time, speaks another version, or is another build.
 */
export async function streamGuest(streams: GuestStreams, expected: Expected): Promise<Guest> {
  const guest = new StreamGuest(streams);
  const { build, bootMs, signal } = expected;
  const late = Promise.withResolvers<never>();
  late.promise.catch(() => {}); // it may come before anybody waits
  const timer = setTimeout(() => late.reject(unavailable(`it said nothing within ${bootMs} ms`)), bootMs);
  const onAbort = (): void => late.reject(unavailable('nobody needs it any more'));
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    const [first] = await Promise.race([Promise.all([guest.first, streams.killable]), late.promise]);
    checkReady(first, build);
    return guest;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

const readyBytes = 4_096;
const headerBytes = 4;
const bootErrorLength = 2_000;

/** How long text may be on its way after its process ended: another process may hold the stream open. */
const drainMs = 200;

class StreamGuest implements Guest {
  readonly #streams: GuestStreams;
  readonly #first = Promise.withResolvers<Uint8Array>();
  readonly ended: Promise<Gone>;
  readonly silent: Promise<void>;
  #splitter: Splitter;
  #listener: GuestListener;
  #frameBytes = readyBytes;

  constructor(streams: GuestStreams) {
    this.#streams = streams;
    let bootErrors = '';
    this.#splitter = createSplitter(readyBytes, (frame) => this.#listener.onFrame(frame));
    this.#listener = {
      onFrame: (frame) => {
        this.#first.resolve(frame);
        return false;
      },
      onBroken: (message) => this.#first.reject(unavailable(message)),
      onRaw: (_, bytes) => {
        bootErrors = `${bootErrors}${new TextDecoder().decode(bytes)}`.slice(-bootErrorLength);
      },
    };
    const closed = Promise.all([streams.fromGuest, streams.stdout, streams.stderr].map(closing));
    this.silent = Promise.race([closed, streams.exited.then(() => withinMs(closed, drainMs))]).then(() => {});
    streams.toGuest.on('error', () => {}); // it is gone, which `ended` tells
    streams.fromGuest.on('data', (chunk: Uint8Array) => this.#take(chunk));
    for (const stream of ['stdout', 'stderr'] as const)
      streams[stream].on('data', (chunk: Uint8Array) => this.#listener.onRaw(stream, chunk));
    this.ended = streams.exited.then(async (gone) => {
      await this.silent;
      this.#first.reject(unavailable(`${deathOf(gone)}. ${bootErrors}`.trim()));
      return gone;
    });
    this.#first.promise.catch(() => {}); // only who waits for the boot is told
  }

  get first(): Promise<Uint8Array> {
    return this.#first.promise;
  }

  #take(chunk: Uint8Array): void {
    try {
      this.#splitter.push(chunk);
    } catch (error) {
      if (!PungiError.isInstance(error, 'MALFORMED_FRAME')) throw error;
      this.#streams.fromGuest.removeAllListeners('data').resume(); // what follows has no meaning
      this.#listener.onBroken(error.message);
    }
  }

  listen(frameBytes: number, listener: GuestListener): void {
    this.#streams.hold();
    this.#listener = listener;
    this.#frameBytes = frameBytes;
    this.#splitter = createSplitter(frameBytes, listener.onFrame);
  }

  /** A guest that asks for more and reads none of it would fill the host's memory with what waits for it. */
  send(frame: string): void {
    const { toGuest } = this.#streams;
    if (toGuest.writableLength > this.#frameBytes + headerBytes)
      this.#listener.onBroken('Expected the guest to read what it asked for, and it did not.');
    else toGuest.write(withLength(frame));
  }

  kill(): void {
    this.#streams.kill();
  }

  leave(): void {
    const { leave, kill } = this.#streams;
    (leave ?? kill)();
  }
}

function closing(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve);
    stream.on('error', () => {}); // a close follows
  });
}

async function withinMs(promise: Promise<unknown>, ms: number): Promise<void> {
  const timeout = Promise.withResolvers<void>();
  const timer = setTimeout(timeout.resolve, ms);
  await Promise.race([promise, timeout.promise]);
  clearTimeout(timer);
}

function deathOf({ exitCode, signal }: Gone): string {
  return exitCode === null ? `it was ended by ${signal}` : `it ended with status ${exitCode}`;
}

function unavailable(problem: string): PungiError {
  return new PungiError(`The guest did not come up: ${problem}`, { code: 'SANDBOX_UNAVAILABLE' });
}

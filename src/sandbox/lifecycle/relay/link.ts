import { Readable, type Writable } from 'node:stream';
import { PungiError } from '../../../errors/index.ts';
import type { SandboxFile } from '../../contract.ts';
import type { Collected } from '../collect-artifacts.ts';
import { goneBy } from '../gone-by.ts';
import type { Gone } from '../guest.ts';
import { bytesOf } from '../lay-files.ts';
import { unavailable } from '../not-started.ts';
import { type Collecting, collecting, notHandedOut } from './collecting.ts';
import { createUnpacker, malformedRecord, packRecord, recordBytes, type TagFromRelay } from './record.ts';
import { ToGuest } from './to-guest.ts';

/** What carries the records of one relay. */
export interface RelayWire {
  readonly fromRelay: Readable;
  readonly toRelay: Writable;
}

/** The host's side of one relay. */
export interface RelayLink {
  readonly toGuest: Writable;
  readonly fromGuest: Readable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles when the guest ended; null where the wire ended first. Never rejects. */
  readonly exited: Promise<Gone | null>;
  /** Kills the program, after so many milliseconds if it has not left by then; all it started dies with it. */
  kill(afterMs?: number): void;
  /** Rejects with `SANDBOX_UNAVAILABLE` where they do not fit. */
  lay(files: readonly SandboxFile[]): Promise<void>;
  /** Never rejects: what cannot be had is a notice. */
  collect(artifactBytes: number): Promise<Collected>;
  /** Whether the guest ended with status 0 and all it wrote was told: nothing more comes of it. */
  readonly isDone: boolean;
  /** Asks the relay to make room for another program, and lets go of the wire: what comes next is that one's. */
  renew(): void;
}

/** Opens the host's side. All that comes is hostile until it is checked: a program may have taken the relay over. */
export function openLink(wire: RelayWire): RelayLink {
  return new Link(wire);
}

class Link implements RelayLink {
  readonly #wire: RelayWire;
  readonly #unlisten: () => void;
  readonly #exit = Promise.withResolvers<Gone | null>();
  readonly exited: Promise<Gone | null> = this.#exit.promise;
  readonly toGuest: ToGuest;
  readonly fromGuest: Readable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  #laid: PromiseWithResolvers<string> | null = null;
  #collecting: Collecting | null = null;
  #isClosed = false;
  #hasLeft = false;

  constructor(wire: RelayWire) {
    this.#wire = wire;
    this.toGuest = new ToGuest((payload) => wire.toRelay.write(packRecord('F', payload)));
    const resume = (): void => {
      wire.fromRelay.resume();
    };
    [this.fromGuest, this.stdout, this.stderr] = [stream(resume), stream(resume), stream(resume)];
    const unpacker = createUnpacker((tag, payload) => this.#on(tag, payload));
    this.#unlisten = listen(wire, {
      onData: (chunk) => this.#guarded(() => unpacker.push(chunk)),
      onClose: () => this.#close(),
    });
  }

  #guarded(act: () => void): void {
    if (this.#isClosed) return;
    try {
      act();
    } catch (error) {
      if (!PungiError.isInstance(error, 'MALFORMED_FRAME')) throw error;
      this.#exit.resolve({ ...goneBy('signal', 9), fault: { reason: 'crashed', message: error.message } });
      this.#close();
      this.#wire.fromRelay.destroy();
    }
  }

  #on(tag: TagFromRelay, payload: Uint8Array): void {
    switch (tag) {
      case 'F':
        this.#pass(this.fromGuest, payload);
        break;
      case 'O':
        this.#pass(this.stdout, payload);
        break;
      case 'E':
        this.#pass(this.stderr, payload);
        break;
      case 'T':
        this.toGuest.taken(textOf(payload));
        break;
      case 'X':
        this.#exited(goneOf(textOf(payload)));
        break;
      case 'L':
        this.#expected(this.#laid, tag).resolve(textOf(payload));
        break;
      default:
        this.#expected(this.#collecting, tag).on(tag, payload);
        break;
    }
  }

  #pass(to: Readable, payload: Uint8Array): void {
    if (to.readableEnded || to.destroyed) return;
    if (!to.push(payload.length === 0 ? null : payload)) this.#wire.fromRelay.pause();
    if (payload.length === 0) this.#wire.fromRelay.resume();
  }

  #exited(gone: Gone): void {
    this.#hasLeft = gone.exitCode === 0;
    this.#exit.resolve(gone);
  }

  #expected<T>(waiting: T | null, tag: TagFromRelay): T {
    if (waiting === null) throw malformedRecord(`Expected no record ${tag}, for none was asked for.`);
    return waiting;
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const each of [this.fromGuest, this.stdout, this.stderr]) if (!each.readableEnded) each.push(null);
    this.toGuest.destroy();
    this.#exit.resolve(null);
    this.#laid?.resolve('the sandbox is gone');
    this.#collecting?.giveUp('the sandbox is gone');
  }

  kill(afterMs?: number): void {
    const payload = afterMs === undefined ? '' : String(afterMs);
    void this.#say(packRecord('K', new TextEncoder().encode(payload)));
  }

  async lay(files: readonly SandboxFile[]): Promise<void> {
    const laid = Promise.withResolvers<string>();
    this.#laid = laid;
    if (this.#isClosed) laid.resolve('the sandbox is gone');
    for (const file of files) await this.#layOne(file);
    await this.#say(packRecord('L'));
    if (files.length === 0) return; // what follows is behind it anyway
    const problem = await laid.promise;
    if (problem !== '') throw unavailable(`The files of the program could not be laid: ${problem}.`);
  }

  async #layOne(file: SandboxFile): Promise<void> {
    const bytes = await bytesOf(file);
    await this.#say(packRecord('N', new TextEncoder().encode(file.path)));
    for (let at = 0; at < bytes.length; at += recordBytes)
      await this.#say(packRecord('D', bytes.subarray(at, at + recordBytes)));
  }

  /** Waits while the relay takes no more. */
  #say(record: Uint8Array): Promise<void> {
    const { toRelay } = this.#wire;
    if (this.#isClosed || toRelay.destroyed) return Promise.resolve();
    const said = Promise.withResolvers<void>();
    if (toRelay.write(record, () => said.resolve())) said.resolve();
    return said.promise;
  }

  async collect(artifactBytes: number): Promise<Collected> {
    if (this.#isClosed) return notHandedOut('the sandbox is gone');
    const waiting = collecting(artifactBytes);
    this.#collecting = waiting;
    await this.#say(packRecord('C', new TextEncoder().encode(String(artifactBytes))));
    return await waiting.collected;
  }

  get isDone(): boolean {
    const streams = [this.fromGuest, this.stdout, this.stderr];
    return this.#hasLeft && !this.#isClosed && streams.every(({ readableEnded }) => readableEnded);
  }

  renew(): void {
    void this.#say(packRecord('R'));
    this.#unlisten();
    this.#close();
  }
}

interface WireListener {
  readonly onData: (chunk: Uint8Array) => void;
  readonly onClose: () => void;
}

/** Listens to a wire, which may have been paused by whoever had it before; gives what ends that. */
function listen({ fromRelay, toRelay }: RelayWire, { onData, onClose }: WireListener): () => void {
  const onError = (): void => {}; // a close follows, or the other direction tells
  fromRelay.on('data', onData).once('close', onClose).on('error', onError).resume();
  toRelay.on('error', onError);
  if (fromRelay.destroyed) onClose();
  return () => {
    fromRelay.off('data', onData).off('close', onClose).off('error', onError);
    toRelay.off('error', onError);
  };
}

/** A stream that is pushed to; `resume` lets more come when it is read. */
function stream(resume: () => void): Readable {
  return new Readable({ read: resume });
}

function textOf(payload: Uint8Array): string {
  return new TextDecoder().decode(payload.subarray(0, 200));
}

function goneOf(text: string): Gone {
  const [, how, number, memory] = /^(exit|signal) (\d{1,3})( memory)?$/.exec(text) ?? [];
  if (how === undefined) throw malformedRecord(`Expected how the guest ended, got ${JSON.stringify(text)}.`);
  const gone = goneBy(how, Number(number));
  return memory === undefined ? gone : { ...gone, fault: outOfMemory };
}

/** What is told of a program that the kernel ended because its memory ran out. */
export const outOfMemory: NonNullable<Gone['fault']> = {
  reason: 'memory',
  message: 'The program used up its memory.',
};

import { type Limits, type Reply, resolveLimits } from '../../value/index.ts';
import type { CallFrame, DeliverFrame, EndFrame, StartFrame } from '../../wire/index.ts';
import type { SandboxRun, Text } from '../contract.ts';
import type { Gone, Guest, GuestListener } from './guest.ts';

/** A guest that the test plays: it says what the test says, and writes down what it is sent. */
export class PlayedGuest implements Guest {
  readonly sent: (StartFrame | DeliverFrame)[] = [];
  readonly #ended = Promise.withResolvers<Gone>();
  readonly ended: Promise<Gone> = this.#ended.promise;
  readonly silent: Promise<void> = this.#ended.promise.then(() => {});
  killed = false;
  #listener: GuestListener | null = null;

  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }

  listen(_: number, listener: GuestListener): void {
    this.#listener = listener;
  }

  /** As the real one: a killed guest is gone soon after. */
  kill(): void {
    this.killed = true;
    this.#ended.resolve({ exitCode: null, signal: 'SIGKILL' });
  }

  /** A frame, or what a hostile guest sends instead. */
  says(frame: CallFrame | EndFrame | { readonly [key: string]: unknown }): void {
    this.#listener?.onFrame(new TextEncoder().encode(JSON.stringify(frame)));
  }

  writes(stream: 'stdout' | 'stderr', text: string): void {
    this.#listener?.onRaw(stream, new TextEncoder().encode(text));
  }

  breaks(message: string): void {
    this.#listener?.onBroken(message);
  }

  dies(gone: Gone): void {
    this.#ended.resolve(gone);
  }
}

/** A program to run, and what was told of it. */
export interface Told {
  readonly run: SandboxRun;
  readonly texts: Text[];
  readonly abort: AbortController;
  started: number;
}

/** The run of a program that prints nothing and calls nobody. */
export function told(over: Partial<SandboxRun> = {}, limits: Partial<Limits> = {}): Told {
  const abort = new AbortController();
  const texts: Text[] = [];
  const scene: { started: number } = { started: 0 };
  const run: SandboxRun = {
    id: 'run-1',
    source: 'pass',
    manifest: { version: 1, functions: [], records: {} },
    carried: null,
    last: null,
    files: [],
    limits: resolveLimits(limits),
    importPolicy: 'all',
    seed: '0'.repeat(32),
    startedAt: 0,
    needs: [],
    labels: {},
    signal: abort.signal,
    onStart: () => {
      scene.started += 1;
    },
    onCall: (): Promise<Reply> => Promise.resolve({ status: 'done', output: null }),
    onText: (text) => texts.push(text),
    ...over,
  };
  return Object.assign(scene, { run, texts, abort });
}

/** A call frame. */
export function callFrame(name: string, over: Partial<CallFrame> = {}): CallFrame {
  return {
    kind: 'call',
    ...{ seq: 0, name, input: {}, position: '0:0', line: 1, delivered: [], wait: true },
    ...over,
  };
}

/** An end frame. */
export function endFrame(over: Partial<EndFrame> = {}): EndFrame {
  return {
    kind: 'end',
    status: 'completed',
    delivered: [],
    error: null,
    value: null,
    carried: null,
    notCarried: [],
    variables: [],
    ...over,
  };
}

/** What an end leaves when it leaves nothing. */
export const nothingLeft: object = { value: null, carried: null, notCarried: [], variables: [] };

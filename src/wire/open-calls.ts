import type { Limits, Position, ReceivedCall, Reply } from '../value/index.ts';
import type { Delivered } from './frames.ts';
import { malformedFrame } from './guards/malformed-frame.ts';
import type { ReadCall } from './guards/read-call.ts';
import { replyText } from './write-frame.ts';

/** The calls of one program that were asked and whose replies the guest has not got yet. */
export interface OpenCalls {
  /** Takes a call in. Throws `MALFORMED_FRAME` on a wrong `seq`, or when too many are open. */
  ask(frame: ReadCall): { readonly call: ReceivedCall; readonly signal: AbortSignal };
  /** Keeps a reply for the next batch; false where nobody waits for it any more. Throws where it cannot cross. */
  reply(seq: number, reply: Reply): boolean;
  /** Drops a call and aborts its signal; one that is not open is left alone. */
  cancel(position: Position): void;
  /** The next batch: replies as they came, as many as one frame holds, at least one where there is any. */
  take(): readonly string[];
  /** Throws `MALFORMED_FRAME` where this is not what was taken since the last check. */
  check(delivered: Delivered): void;
  /** How many calls have no reply yet. */
  readonly waiting: number;
  /** How many replies wait to be taken. */
  readonly ready: number;
  /**
   * Aborts what is open; later replies are dropped. The reason is made where there is one to tell it to: an error
   * gathers its stack, which takes longer than all else at the end of a program.
   */
  close(reason: () => unknown): void;
}

/** Opens the books of one program. */
export function openCalls(limits: Limits): OpenCalls {
  return new Books(limits);
}

interface OpenCall {
  readonly position: Position;
  readonly controller: AbortController;
}

class Books implements OpenCalls {
  readonly #limits: Limits;
  #asked = 0;
  readonly #open = new Map<number, OpenCall>();
  readonly #seqs = new Map<Position, number>();
  /** Positions of the calls within the limit; those beyond it are all refused, so theirs do not matter. */
  readonly #used = new Set<Position>();
  #ready: { readonly seq: number; readonly position: Position; readonly text: string }[] = [];
  #taken: number[][] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get waiting(): number {
    return this.#open.size;
  }

  get ready(): number {
    return this.#ready.length;
  }

  ask({ seq, name, input, position, line, problem }: ReadCall): {
    readonly call: ReceivedCall;
    readonly signal: AbortSignal;
  } {
    if (seq !== this.#asked) throw malformedFrame(`Expected \`call.seq\` to be ${this.#asked}, got ${seq}.`);
    const most = this.#limits.calls + this.#limits.concurrentCalls;
    if (this.#open.size + this.#ready.length >= most)
      throw malformedFrame(`Expected at most ${most} calls at the same time, got more.`);
    this.#asked += 1;
    const found = problem ?? this.#use(position);
    const controller = new AbortController();
    this.#open.set(seq, { position, controller });
    if (found === undefined) this.#seqs.set(position, seq);
    const call = { seq, name, input, position, line, ...(found === undefined ? {} : { problem: found }) };
    return { call, signal: controller.signal };
  }

  /** A second call at one position would take the first one's place in a replay. */
  #use(position: Position): string | undefined {
    if (this.#used.has(position)) return `Expected a position that no call had, got \`${position}\` again.`;
    if (this.#used.size < this.#limits.calls) this.#used.add(position);
    return undefined;
  }

  reply(seq: number, reply: Reply): boolean {
    const open = this.#open.get(seq);
    if (!open) return false;
    const text = replyText(seq, reply, this.#limits);
    this.#open.delete(seq);
    this.#ready.push({ seq, position: open.position, text });
    return true;
  }

  cancel(position: Position): void {
    const seq = this.#seqs.get(position);
    if (seq === undefined) return;
    this.#seqs.delete(position);
    this.#open.get(seq)?.controller.abort(abortError('The program gave the call up.'));
    this.#open.delete(seq);
    this.#ready = this.#ready.filter((entry) => entry.seq !== seq);
  }

  take(): readonly string[] {
    const batch = this.#ready.splice(0, this.#fitting());
    for (const { seq, position } of batch) if (this.#seqs.get(position) === seq) this.#seqs.delete(position);
    if (batch.length > 0) this.#taken.push(batch.map((entry) => entry.seq));
    return batch.map((entry) => entry.text);
  }

  #fitting(): number {
    let bytes = 0;
    for (const [index, { text }] of this.#ready.entries()) {
      bytes += text.length;
      if (bytes > this.#limits.frameBytes) return Math.max(index, 1);
    }
    return this.#ready.length;
  }

  check(delivered: Delivered): void {
    const told = delivered.filter((batch) => batch.length > 0);
    if (JSON.stringify(told) !== JSON.stringify(this.#taken))
      throw malformedFrame('Expected `delivered` to be what the host delivered since, got something else.');
    this.#taken = [];
  }

  close(reason: () => unknown): void {
    for (const { controller } of this.#open.values()) controller.abort(reason());
    this.#open.clear();
    this.#ready = [];
  }
}

/** What a signal carries when its call is given up. */
export function abortError(message: string): DOMException {
  return new DOMException(message, 'AbortError');
}

import { PungiError } from '../errors/index.ts';
import type { Limits, ReceivedCall, Reply } from '../value/index.ts';
import type { EndFrame, TextFrame, WaitFrame } from './frames.ts';
import { malformedFrame } from './guards/malformed-frame.ts';
import type { ReadCall } from './guards/read-call.ts';
import { type ReadFrame, readFrame } from './guards/read-frame.ts';
import { abortError, type OpenCalls, openCalls } from './open-calls.ts';
import { countPrinted, type Printed } from './printed.ts';
import { deliverText } from './write-frame.ts';

/** The clock of a program, told when the program can only wait for the host. */
export interface WaitingClock {
  waiting(): void;
  working(): void;
  /** Milliseconds since the program began, waiting included; never goes back. */
  clockMs(): number;
}

/** How a conversation ended. `malformed`: the guest sent what no guest of ours sends; its program must be killed. */
export type ConversationEnd =
  | { readonly kind: 'end'; readonly frame: EndFrame }
  | { readonly kind: 'malformed'; readonly message: string };

/** What a conversation stands between. The callbacks must not throw; `onCall` must not reject. */
export interface ConversationOptions {
  readonly limits: Limits;
  readonly clock: WaitingClock;
  /** Sends one frame to the guest, which is blocked and waits for it; `clockMs` stands in it too. */
  readonly send: (frame: string, clockMs: number) => void;
  /** Called at most once for each `seq`; the signal is aborted when nobody waits for the reply any more. */
  readonly onCall: (call: ReceivedCall, signal: AbortSignal) => Promise<Reply>;
  readonly onText: (text: Omit<TextFrame, 'kind'>) => void;
  /** Told once when a `final_answer` was accepted: what the program still does cannot undo it. */
  readonly onAccepted: () => void;
  /** Told once, at the first end. */
  readonly onEnd: (end: ConversationEnd) => void;
}

/** The host's side of one program, whatever carries the frames. */
export interface Conversation {
  /**
   * Takes one frame of the guest, without its length. Never throws for what it holds. Gives whether the guest
   * is blocked now: it gets exactly one frame, later.
   */
  take(frame: Uint8Array | string): boolean;
  /** Ends it from this side: open calls are aborted, later frames and replies dropped. */
  close(): void;
}

/** Opens the conversation with one program, whose `start` frame was sent. */
export function openConversation(options: ConversationOptions): Conversation {
  return new ProgramConversation(options);
}

/** What the guest is blocked in; a sleep is not ended by replies. */
interface Block {
  readonly sleeping: boolean;
  readonly stopTimer: () => void;
}

class ProgramConversation implements Conversation {
  readonly #options: ConversationOptions;
  readonly #calls: OpenCalls;
  readonly #printed: Printed;
  #block: Block | null = null;
  #accepted = false;
  #closed = false;

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#calls = openCalls(options.limits);
    this.#printed = countPrinted(options.limits);
  }

  take(frame: Uint8Array | string): boolean {
    if (this.#closed) return false;
    try {
      this.#on(readFrame(frame, this.#options.limits));
    } catch (error) {
      // Whatever a frame has brought about, it ends its program and not the host.
      const message = error instanceof Error ? error.message : String(error);
      this.#end({ kind: 'malformed', message });
    }
    return this.#block !== null;
  }

  #on(frame: ReadFrame): void {
    // A thread of the program may print while the rest of it is blocked; nothing else may come then.
    if (this.#block && frame.kind !== 'text')
      throw malformedFrame(`Expected no frame while the guest is blocked, got ${frame.kind}.`);
    switch (frame.kind) {
      case 'text':
        this.#text(frame);
        break;
      case 'call':
        this.#call(frame);
        break;
      case 'wait':
        this.#wait(frame);
        break;
      case 'sleep':
        this.#pause(frame.ms, true);
        break;
      case 'cancel':
        this.#calls.cancel(frame.position);
        break;
      case 'end':
        this.#last(frame);
        break;
      case 'ready':
        throw malformedFrame('Expected `ready` before the program, got it within.');
    }
  }

  #text(frame: TextFrame): void {
    this.#printed.take(frame);
    const { stream, offset, text, line } = frame;
    this.#options.onText({ stream, offset, text, line });
  }

  #call(frame: ReadCall): void {
    this.#calls.check(frame.delivered);
    const { call, signal } = this.#calls.ask(frame);
    void this.#answer(call, signal);
    if (frame.wait) this.#pause(null, false);
  }

  async #answer(call: ReceivedCall, signal: AbortSignal): Promise<void> {
    const reply = await this.#ask(call, signal);
    if (this.#closed) return;
    if (call.name === 'final_answer' && reply.status === 'done') this.#accept();
    if (this.#reply(call.seq, reply)) this.#deliverSoon();
  }

  async #ask(call: ReceivedCall, signal: AbortSignal): Promise<Reply> {
    try {
      return await this.#options.onCall(call, signal);
    } catch {
      return failed('The host could not answer.');
    }
  }

  /** A result that cannot cross is an answer too; else the program would wait for it without end. */
  #reply(seq: number, reply: Reply): boolean {
    try {
      return this.#calls.reply(seq, reply);
    } catch (error) {
      if (!PungiError.isInstance(error)) throw error;
      return this.#calls.reply(seq, failed(error.message));
    }
  }

  #accept(): void {
    if (this.#accepted) return;
    this.#accepted = true;
    this.#options.onAccepted();
  }

  #wait({ delivered, timeoutMs }: WaitFrame): void {
    this.#calls.check(delivered);
    if (timeoutMs === null && this.#calls.waiting + this.#calls.ready === 0)
      throw malformedFrame('Expected a call to wait for, got a wait without end for nothing.');
    this.#pause(timeoutMs, false);
  }

  #pause(ms: number | null, sleeping: boolean): void {
    this.#block = { sleeping, stopTimer: ms === null ? () => {} : after(ms, () => this.#deliver()) };
    if (sleeping) return;
    if (this.#calls.waiting > 0) this.#options.clock.waiting();
    if (this.#calls.ready > 0) this.#deliverSoon();
  }

  /** One microtask later, so that calls that are answered together are delivered together. */
  #deliverSoon(): void {
    queueMicrotask(() => {
      if (this.#block && !this.#block.sleeping && this.#calls.ready > 0) this.#deliver();
    });
  }

  #deliver(): void {
    if (!this.#block) return;
    const { sleeping, stopTimer } = this.#block;
    stopTimer();
    this.#block = null;
    this.#options.clock.working();
    const replies = sleeping ? [] : this.#calls.take();
    const clockMs = this.#options.clock.clockMs();
    this.#options.send(deliverText(replies, clockMs), clockMs);
  }

  #last(frame: EndFrame): void {
    this.#calls.check(frame.delivered);
    if (frame.status === 'answered' && !this.#accepted)
      throw malformedFrame('Expected an accepted `final_answer` before `answered`, got none.');
    this.#end({ kind: 'end', frame });
  }

  #end(end: ConversationEnd): void {
    this.close();
    this.#options.onEnd(end);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#block?.stopTimer();
    this.#block = null;
    this.#calls.close(() => abortError('The program ended.'));
  }
}

function failed(message: string): Reply {
  return { status: 'failed', error: { type: 'CallFailed', message } };
}

/** The longest time a timer takes; a program that sleeps longer wakes early, some 24 days in. */
const longestTimer = 2 ** 31 - 1;

/** A timer of 0 takes a millisecond: a loop that only polls gets its turn back at once. */
function after(ms: number, run: () => void): () => void {
  if (ms < 1) {
    const immediate = setImmediate(run);
    return () => clearImmediate(immediate);
  }
  const timer = setTimeout(run, Math.min(ms, longestTimer));
  return () => clearTimeout(timer);
}

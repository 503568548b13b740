import type { Generate, Schema, Sdk } from '../sdk/index.ts';
import type { Call, Limits, ReceivedCall, Reply } from '../value/index.ts';
import type { Approve } from './approve.ts';
import { type Budgets, openBudgets } from './budgets.ts';
import { type CallLog, openLog } from './call-log.ts';
import { type Accepted, readAnswer } from './final-answer.ts';
import { type SafeMessage, safeMessages } from './safe-message.ts';
import { passStages, type Stages, type Ticket } from './stages.ts';
import type { Store } from './store.ts';
import { fail, refuse, type Stop } from './verdict.ts';

/** What a desk needs for one program. The observers must not throw. */
export interface DeskOptions {
  /** Unique to the program; with a position it makes the key of a call. */
  readonly id: string;
  readonly sdk: Sdk<never>;
  /** Handed to each function, policy and approval as it is. */
  readonly context: unknown;
  /** Whom the run is for: results that are kept for a subject are for this one. Null keeps them within the run. */
  readonly subject: string | null;
  /** Where results and counts are kept that outlive the program. */
  readonly store: Store;
  readonly limits: Limits;
  readonly approve: Approve | null;
  readonly generate: Generate;
  /** What an answer must be; null takes any plain value. */
  readonly answerSchema: Schema | null;
  /** Values that no message to the program may hold. */
  readonly secrets: readonly string[];
  /** Told of each new status of a call. */
  readonly onCall: (call: Call) => void;
  /** Told true when an approval begins to wait, false when it no longer does. */
  readonly onApproving: (waiting: boolean) => void;
}

/** Answers the calls of one program and keeps their log. */
export interface Desk {
  /** Answers a call; for one that came already (the same `seq`), with the same reply. Never rejects. */
  answer(call: ReceivedCall, signal: AbortSignal): Promise<Reply>;
  readonly calls: readonly Call[];
  /** The first accepted answer, null before it. */
  readonly accepted: Accepted | null;
  /** The program ended: what is still open gets its abort signal, and late results are dropped. */
  close(): void;
}

/** Opens the desk of one program. */
export function openDesk(options: DeskOptions): Desk {
  return new ProgramDesk(options);
}

const answered = 'The run has its answer already.';
const ended = 'The program ended.';

/** An open call, seen from the desk: how it is given up. */
type GiveUp = (reason: string) => void;

class ProgramDesk implements Desk {
  readonly #options: DeskOptions;
  readonly #budgets: Budgets;
  readonly #log: CallLog;
  readonly #stages: Stages;
  readonly #safe: SafeMessage;
  readonly #replies = new Map<number, Promise<Reply>>();
  readonly #open = new Set<GiveUp>();
  #answers = 0;
  #accepted: Accepted | null = null;
  /** Why no call is taken any more, null while calls are. */
  #closed: string | null = null;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#budgets = openBudgets(options.limits);
    this.#log = openLog(options.onCall);
    this.#stages = { ...options, budgets: this.#budgets };
    this.#safe = safeMessages(options.secrets);
  }

  get calls(): readonly Call[] {
    return this.#log.calls;
  }

  get accepted(): Accepted | null {
    return this.#accepted;
  }

  answer(call: ReceivedCall, signal: AbortSignal): Promise<Reply> {
    const known = this.#replies.get(call.seq);
    if (known !== undefined) return known;
    const over = this.#count(call);
    if (over) return Promise.resolve(over.reply);
    const reply = this.#answer(call, signal);
    this.#replies.set(call.seq, reply);
    return reply;
  }

  #count({ name, input }: ReceivedCall): Stop | null {
    if (name !== 'final_answer') return this.#budgets.count() ?? this.#budgets.hold(input);
    const over = this.#budgets.hold(input);
    this.#answers += 1;
    // A program that has used up its calls must still be able to answer; it may not try without end.
    if (this.#answers === 1) return null;
    if (this.#answers <= this.#options.limits.calls) return over;
    return refuse('LimitReached', 'The program tried to answer too often.');
  }

  async #answer(request: ReceivedCall, signal: AbortSignal): Promise<Reply> {
    const entry = this.#log.open(request);
    const controller = new AbortController();
    const giveUp: GiveUp = (reason) => {
      entry.giveUp(reason);
      controller.abort(new DOMException(reason, 'AbortError'));
    };
    const onAbort = (): void => giveUp('The program gave the call up.');
    this.#open.add(giveUp);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    const reply = await this.#reply({ request, entry, signal: controller.signal }, giveUp);
    this.#open.delete(giveUp);
    signal.removeEventListener('abort', onAbort);
    entry.settle(reply);
    if (reply.status === 'done') this.#budgets.hold(reply.output);
    return reply;
  }

  /** Here alone words of the host leave it, whoever said them: a function, a schema, an approver. */
  async #reply(ticket: Ticket, giveUp: GiveUp): Promise<Reply> {
    try {
      const reply = await this.#decide(ticket, giveUp);
      if (reply.status === 'done') return reply;
      return { ...reply, error: { ...reply.error, message: this.#safe(reply.error.message) } };
    } catch {
      // A broken store, say: the program must not wait for its answer, nor the log stay open.
      return fail('CallFailed', 'The host could not answer.').reply;
    }
  }

  async #decide(ticket: Ticket, giveUp: GiveUp): Promise<Reply> {
    if (this.#closed !== null) return refuse('Denied', this.#closed).reply;
    if (ticket.request.name === 'final_answer') return await this.#accept(ticket.request, giveUp);
    const verdict = await passStages(ticket, this.#stages);
    if (!verdict.ok) return verdict.reply;
    const isExact = this.#options.sdk.mixedNumbers.has(ticket.request.name);
    return { status: 'done', output: verdict.value, ...(isExact ? { numbers: 'exact' } : {}) };
  }

  async #accept(request: ReceivedCall, giveUp: GiveUp): Promise<Reply> {
    const answer = await readAnswer(request, this.#options.answerSchema);
    if (!answer.ok) return answer.reply;
    // Another one may have been accepted while the schema was at work.
    if (this.#closed !== null) return refuse('Denied', this.#closed).reply;
    this.#accepted = answer.value;
    this.#open.delete(giveUp);
    this.#end(answered);
    return { status: 'done', output: null };
  }

  close(): void {
    this.#end(ended);
  }

  #end(reason: string): void {
    this.#closed ??= reason;
    for (const giveUp of this.#open) giveUp(reason);
    this.#open.clear();
  }
}

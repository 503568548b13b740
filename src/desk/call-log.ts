import type { Call, CallStatus, CallTimes, ReceivedCall, Reply, Value } from '../value/index.ts';

/** One call of the log, while it can still change. */
export interface LogEntry {
  /** The call as it stands now. */
  readonly call: Call;
  /** Somebody was asked whether it may be made. */
  asked(): void;
  /** What it is made with is no longer what the program passed: it was edited. */
  edited(input: Value): void;
  /** Its function is about to be invoked, for the first time or again. */
  invoked(): void;
  /** Its reply is that of an equal call. */
  cached(): void;
  /** It has its reply. The first one counts: late results of the host are dropped. */
  settle(reply: Reply): void;
  /** Nobody waits for it any more: unknown where its function was invoked, else refused. */
  giveUp(reason: string): void;
}

/** The calls of one program, in the order in which they came. */
export interface CallLog {
  open(request: ReceivedCall): LogEntry;
  readonly calls: readonly Call[];
}

/** Opens a log; `onCall` is told of each new status. It must not throw. */
export function openLog(onCall: (call: Call) => void): CallLog {
  const entries: Entry[] = [];
  return {
    open(request) {
      const entry = new Entry(request, onCall);
      entries.push(entry);
      return entry;
    },
    get calls() {
      return entries.map((entry) => entry.call);
    },
  };
}

class Entry implements LogEntry {
  #call: Call;
  readonly #onCall: (call: Call) => void;

  constructor({ name, input, position, line }: ReceivedCall, onCall: (call: Call) => void) {
    this.#onCall = onCall;
    const times = { queued: Date.now() };
    this.#call = { name, input, position, line, status: 'pending', attempts: 0, cached: false, times };
    onCall(this.#call);
  }

  get call(): Call {
    return this.#call;
  }

  asked(): void {
    this.#change({ times: { ...this.#call.times, asked: Date.now() } });
  }

  edited(input: Value): void {
    this.#change({ input });
  }

  invoked(): void {
    const { attempts, times } = this.#call;
    this.#change({ attempts: attempts + 1, times: { ...times, invoked: times.invoked ?? Date.now() } });
  }

  cached(): void {
    this.#change({ cached: true });
  }

  settle(reply: Reply): void {
    const result = reply.status === 'done' ? { output: reply.output } : { error: reply.error };
    this.#end(reply.status, result);
  }

  giveUp(reason: string): void {
    if (this.#call.attempts > 0) this.#end('unknown', {});
    else this.#end('refused', { error: { type: 'Denied', message: reason } });
  }

  #end(status: CallStatus, result: Pick<Call, 'output'> | Pick<Call, 'error'>): void {
    if (this.#call.status !== 'pending') return;
    const times: CallTimes = { ...this.#call.times, ended: Date.now() };
    this.#change({ status, ...result, times });
    this.#onCall(this.#call);
  }

  /** A new object each time: what an observer was given stays as it was. */
  #change(change: Partial<Call>): void {
    if (this.#call.status === 'pending') this.#call = { ...this.#call, ...change };
  }
}

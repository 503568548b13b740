import type { Sandbox, SandboxRun, Text } from '../sandbox/index.ts';
import type { CallRequest, Reply } from '../value/index.ts';
import type { StepOptions } from './case.ts';

/** A sandbox that looks on: what it saw that the contract forbids. */
export interface Watched {
  readonly sandbox: Sandbox;
  readonly violations: readonly string[];
}

/**
 * Stands between a sandbox and its caller: checks what every program must keep to (text without gaps, each
 * call once, nothing after the end) and plays the transport or host that a case asks for.
 */
export function watch(sandbox: Sandbox, { replies = {}, deliverTwice = false }: StepOptions): Watched {
  const violations: string[] = [];
  const run = async (given: SandboxRun) => {
    const check = checksOf(violations);
    const answer = (call: CallRequest, signal: AbortSignal): Promise<Reply> => {
      // A program may call `__proto__`: only what the case itself names is scripted.
      const scripted = Object.hasOwn(replies, call.name) ? replies[call.name] : undefined;
      return scripted ? Promise.resolve(scripted) : given.onCall(call, signal);
    };
    const end = await sandbox.run({
      ...given,
      onStart: () => {
        check.start();
        given.onStart?.();
      },
      onText: (text) => {
        check.text(text);
        given.onText(text);
      },
      onCall: (call, signal) => {
        check.call(call);
        const reply = answer(call, signal);
        return deliverTwice ? answer(call, signal).then(() => reply) : reply;
      },
    });
    check.end();
    return end;
  };
  const watched: Sandbox = {
    name: sandbox.name,
    capabilities: sandbox.capabilities,
    run,
    capacity: () => sandbox.capacity(),
    drain: () => sandbox.drain(),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  };
  return { sandbox: watched, violations };
}

/** The checks of one program, which note what they find. */
function checksOf(violations: string[]) {
  const offsets = { stdout: 0, stderr: 0 };
  const positions = new Set<string>();
  let calls = 0;
  let ended = false;
  let started = 0;
  const note = (broken: boolean, what: string): void => {
    if (broken) violations.push(what);
  };
  return {
    start: () => {
      started += 1;
      note(started > 1, 'the start was told more than once');
    },
    text: ({ stream, offset, text }: Text) => {
      note(ended, 'text came after the end');
      note(
        offset !== offsets[stream],
        `${stream} has a gap: expected offset ${offsets[stream]}, got ${offset}`,
      );
      offsets[stream] = offset + Buffer.byteLength(text);
    },
    call: ({ seq, position }: CallRequest) => {
      note(ended, 'a call came after the end');
      note(seq !== calls, `expected call ${calls}, got ${seq}`);
      note(positions.has(position), `the position ${position} came twice`);
      positions.add(position);
      calls += 1;
    },
    end: () => {
      ended = true;
    },
  };
}

import { createInterface } from 'node:readline/promises';
import type { ApprovalDecision, ApprovalOptions, ApprovalRequest, Approve } from '../desk/index.ts';
import { toJson } from './json.ts';
import { visible } from './visible.ts';

/** Where a person can be asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Ends a question that waits. */
  readonly signal: AbortSignal;
}

/** Approves all with `yes`; else asks the person at the terminal, one question after the other; else refuses. */
export function approverOf(yes: boolean, terminal: Terminal): Approve {
  if (yes) return () => ({ decision: 'approve' });
  if (!terminal.input.isTTY || !terminal.output.isTTY) return () => refusal;
  let before: Promise<unknown> = Promise.resolve();
  return (request, { signal }) => {
    const decision = before.then(() => {
      if (isEnded(terminal)) return refusal;
      return signal.aborted ? no : ask(request, { signal, terminal });
    });
    before = decision.catch(() => {});
    return decision;
  };
}

const refusal: ApprovalDecision = {
  decision: 'deny',
  reason: 'It asks for approval, and nobody is at a terminal: run the command with --yes to allow it.',
};

const no: ApprovalDecision = { decision: 'deny', reason: 'The person at the terminal said no.' };

interface Asked extends ApprovalOptions {
  readonly terminal: Terminal;
}

/** Whoever was there has closed the input: nothing can be answered any more. */
function isEnded({ input }: Terminal): boolean {
  return !input.readable;
}

async function ask(request: ApprovalRequest, { signal, terminal }: Asked): Promise<ApprovalDecision> {
  const { input, output } = terminal;
  const question = `Allow ${callText(request)}? [y/N] `;
  // Not as a terminal of its own: Ctrl-C must reach the process.
  using lines = closing(createInterface({ input, output, terminal: false }));
  const answered = lines.readline.question(question, { signal: AbortSignal.any([signal, terminal.signal]) });
  // A call that is over must not keep the next question waiting for an answer to its own.
  const orOver = answered.catch((error: unknown) => (signal.aborted ? '' : Promise.reject(error)));
  const answer = await Promise.race([orOver, lines.closed]);
  if (answer === null) output.write('\n');
  return /^\s*y(?:es)?\s*$/i.test(answer ?? '') ? { decision: 'approve' } : no;
}

/** Name, input and effect of a call, on one line. */
function callText({ name, input, effect }: Pick<ApprovalRequest, 'name' | 'input' | 'effect'>): string {
  return `${name} ${visible(toJson(input))} (${effect})`;
}

type Lines = ReturnType<typeof createInterface>;

/** A question waits for ever where the input ends (Ctrl-D): `closed` tells of it. */
interface Closing extends Disposable {
  readonly readline: Lines;
  readonly closed: Promise<null>;
}

function closing(readline: Lines): Closing {
  const { promise, resolve } = Promise.withResolvers<null>();
  readline.once('close', () => resolve(null));
  return { readline, closed: promise, [Symbol.dispose]: () => readline.close() };
}

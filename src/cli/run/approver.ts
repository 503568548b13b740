import { createInterface } from 'node:readline/promises';
import type { ApprovalDecision, ApprovalRequest, Approve } from '../../desk/index.ts';
import { toJson } from '../json.ts';
import { visible } from '../visible.ts';

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
  return (request) => {
    const decision = before.then(() => ask(request, terminal));
    before = decision.catch(() => {});
    return decision;
  };
}

const refusal: ApprovalDecision = {
  decision: 'deny',
  reason: 'It asks for approval, and nobody is at a terminal: run the command with --yes to allow it.',
};

async function ask(request: ApprovalRequest, { input, output, signal }: Terminal): Promise<ApprovalDecision> {
  const question = `Allow ${callText(request)}? [y/N] `;
  // Not as a terminal of its own: Ctrl-C must reach the process.
  using lines = closing(createInterface({ input, output, terminal: false }));
  const answer = await lines.readline.question(question, { signal });
  return /^\s*y(?:es)?\s*$/i.test(answer)
    ? { decision: 'approve' }
    : { decision: 'deny', reason: 'The person at the terminal said no.' };
}

/** Name, input and effect of a call, on one line. */
function callText({ name, input, effect }: Pick<ApprovalRequest, 'name' | 'input' | 'effect'>): string {
  return `${name} ${visible(toJson(input))} (${effect})`;
}

type Lines = ReturnType<typeof createInterface>;

function closing(readline: Lines): { readonly readline: Lines } & Disposable {
  return { readline, [Symbol.dispose]: () => readline.close() };
}

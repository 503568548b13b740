import { PungiError } from '../errors/index.ts';
import { askModel, type LanguageModel, type Message } from '../model/index.ts';
import { extractProgram } from '../program/index.ts';
import { type ProgramOutcome, runProgram } from '../run/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { Sdk } from '../sdk/index.ts';
import type { Value } from '../value/index.ts';

/** What `createAgent` takes. */
export interface AgentOptions {
  readonly model: LanguageModel;
  readonly sdk: Sdk;
  /** Borrowed: the caller disposes it. */
  readonly sandbox: Sandbox;
  /** Model turns at most. @default 10 */
  readonly maxSteps?: number;
}

/** One model turn and the program it led to. */
export interface Step {
  readonly text: string;
  readonly program?: string;
  readonly outcome?: ProgramOutcome;
}

/** How a run ended. */
export type RunOutcome = { readonly steps: readonly Step[] } & (
  | { readonly status: 'answered'; readonly answeredBy: 'final_answer' | 'text'; readonly answer: Value }
  | { readonly status: 'stopped'; readonly reason: 'steps' | 'aborted' }
);

/** Carries tasks out with one model, SDK and sandbox. */
export interface Agent {
  run(task: string, options?: { readonly signal?: AbortSignal }): Promise<RunOutcome>;
}

/** Makes an agent. */
export function createAgent(options: AgentOptions): Agent {
  return { run: (task, { signal } = {}) => run(task, options, signal ?? new AbortController().signal) };
}

async function run(task: string, options: AgentOptions, signal: AbortSignal): Promise<RunOutcome> {
  const messages: Message[] = [
    { role: 'system', content: promptOf(options.sdk) },
    { role: 'user', content: task },
  ];
  const steps: Step[] = [];
  while (steps.length < (options.maxSteps ?? 10)) {
    const text = await textOf(options.model, messages, signal);
    if (text === null) return { status: 'stopped', reason: 'aborted', steps };
    const extracted = extractProgram(text, { functions: Object.keys(options.sdk.functions) });
    if (extracted.status === 'answer') {
      steps.push({ text });
      return { status: 'answered', answeredBy: 'text', answer: extracted.text, steps };
    }
    if (extracted.status === 'refused') {
      steps.push({ text });
      messages.push(
        { role: 'assistant', content: text },
        { role: 'user', content: `Error: ${extracted.message}` },
      );
      continue;
    }
    const program = extracted.source;
    const outcome = await runProgram(program, { ...options, signal });
    steps.push({ text, program, outcome });
    if (outcome.answer !== undefined)
      return { status: 'answered', answeredBy: 'final_answer', answer: outcome.answer, steps };
    messages.push(
      { role: 'assistant', content: text },
      { role: 'user', content: [observationOf(outcome), ...extracted.notes].join('\n') },
    );
  }
  return { status: 'stopped', reason: 'steps', steps };
}

/** Null: aborted. */
async function textOf(
  model: LanguageModel,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<string | null> {
  const reply = await askModel(model, { messages, signal });
  if (reply.status === 'failed') throw new PungiError(reply.message, { code: 'RUN_FAILED' });
  return reply.status === 'aborted' ? null : reply.text;
}

function promptOf(sdk: Sdk): string {
  const names = Object.keys(sdk.functions).map((name) => `sdk.${name}`);
  return `Answer by writing one Python program in a \`\`\`python block. It can call ${names.join(', ')} and must end with sdk.final_answer(answer).`;
}

function observationOf(outcome: ProgramOutcome): string {
  return outcome.error ? `Error: ${outcome.error.traceback}` : `Output: ${outcome.stdout}`;
}

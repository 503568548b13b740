import type { ModelAnswer, ModelReply } from '../../model/index.ts';
import type { ProgramOutcome } from '../../run/index.ts';
import { failureOf } from '../failures.ts';
import { observe } from '../observation/observe.ts';
import type { RunEnd, Step } from '../outcome.ts';
import type { RunState } from '../run-state.ts';
import { ask } from './ask.ts';
import { execute } from './execute.ts';
import { readReply } from './read-reply.ts';

/** What a step gave: how it ends the run, or what the model is told of it. */
type Taken = Omit<Step, 'text' | 'usage' | 'durationMs'> & { readonly end?: RunEnd<unknown> };

/** One model turn, and the program it leads to. Null: the run goes on. */
export async function takeStep(run: RunState, number: number): Promise<RunEnd<unknown> | null> {
  const began = performance.now();
  run.emit({ type: 'step-start', step: number });
  const reply = await ask(run, number);
  const { end, ...rest } =
    reply.status === 'replied' ? await act(reply, run, number) : { end: endOf(reply, run) };
  const text = reply.status === 'replied' ? reply.text : '';
  const step: Step = { text, ...rest, usage: reply.usage, durationMs: performance.now() - began };
  run.steps.push(step);
  // Providers refuse a message without a word.
  if (reply.status === 'replied')
    run.messages.push({ role: 'assistant', content: text === '' ? '(no text)' : text });
  if (step.observation !== undefined)
    run.messages.push({ role: 'user', content: step.observation, cache: true });
  run.emit({ type: 'step-end', step: number, taken: step });
  return end ?? null;
}

function endOf(reply: Exclude<ModelReply, ModelAnswer>, run: RunState): RunEnd<unknown> {
  if (reply.status === 'aborted') return stopped(run);
  return { status: 'failed', error: { reason: reply.reason, message: reply.message } };
}

/** The signal has ended the run, for its first cause. */
export function stopped(run: RunState): RunEnd<unknown> {
  const isTime = run.cause() === 'time';
  const message = isTime
    ? `The run took longer than ${(run.setup.budgets.timeMs ?? 0) / 1_000} s.`
    : 'The run was aborted.';
  return { status: 'stopped', reason: isTime ? 'time' : 'aborted', message };
}

async function act(reply: ModelAnswer, run: RunState, number: number): Promise<Taken> {
  if (reply.finish === 'refused') return { end: refused(reply) };
  const checker = await run.setup.checker();
  const parses = checker ? checker.parses?.bind(checker) : undefined;
  const functions = Object.keys(run.setup.sdk.functions);
  const read = readReply(reply, { functions, ...(parses === undefined ? {} : { parses }) });
  switch (read.status) {
    case 'program':
      return await runIt(read, run, number);
    case 'refused':
      return complain(`refused ${read.reason}`, read.message, run);
    case 'answer':
      if (run.schema === null) return { end: { status: 'answered', answeredBy: 'text', answer: read.text } };
      return complain('text', needsProgram, run);
  }
}

const needsProgram =
  'This task needs its answer in the form that final_answer declares, and your reply held no program. Write one in a ```python block that calls final_answer.';

function refused({ text }: ModelAnswer): RunEnd<unknown> {
  const said = text === '' ? '' : ` It said: ${text.slice(0, 500)}`;
  return {
    status: 'failed',
    error: { reason: 'refused', message: `The model would not do the task.${said}` },
  };
}

function complain(failure: string, message: string, run: RunState): Taken {
  const repeated = run.failures.after(failure);
  return {
    observation: [`Error: ${message}`, ...(repeated === null ? [] : [`Note: ${repeated}`])].join('\n'),
  };
}

interface Program {
  readonly source: string;
  readonly notes: readonly string[];
}

async function runIt({ source, notes }: Program, run: RunState, number: number): Promise<Taken> {
  const { outcome, functions } = await execute(source, run, number);
  const ran = { program: source, functions, outcome };
  const end = endBy(outcome, run);
  if (end !== null) return { ...ran, end };
  const repeated = run.failures.after(failureOf(outcome));
  const { text, last } = observe(outcome, {
    source,
    sdk: run.setup.sdk,
    limits: run.setup.limits,
    notes: [...notes, ...(repeated === null ? [] : [repeated])],
    mostCharacters: run.setup.budgets.observationCharacters ?? 12_000,
  });
  // A program that never ran has nothing to look up, and what was there before it stays.
  if (outcome.status !== 'rejected') run.last = last;
  return { ...ran, observation: text };
}

/** Null where the model may go on. */
function endBy(outcome: ProgramOutcome<unknown>, run: RunState): RunEnd<unknown> | null {
  if ('answer' in outcome) return { status: 'answered', answeredBy: 'final_answer', answer: outcome.answer };
  if (outcome.status !== 'stopped') return null;
  if (outcome.reason === 'aborted') return stopped(run);
  // No program can mend this, and no retry: the machine has to be set up otherwise.
  if (outcome.reason !== 'unavailable') return null;
  return {
    status: 'failed',
    error: { reason: 'sandbox', message: outcome.message ?? 'No sandbox started.' },
  };
}

import type { ModelAnswer } from '../../model/index.ts';
import type { ProgramOutcome } from '../../run/index.ts';
import { failureOf } from '../failures.ts';
import { observe } from '../observation/observe.ts';
import type { RunEnd } from '../outcome.ts';
import type { RunState } from '../run-state.ts';
import { execute } from './execute.ts';
import { readReply } from './read-reply.ts';
import { stopped } from './stopped.ts';
import { complain, endWith, type Taken, tell } from './taken.ts';

/** What a turn of code mode leads to: its program is run, or its words are the answer. */
export async function act(reply: ModelAnswer, run: RunState, number: number): Promise<Taken> {
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
      if (run.schema !== null) return complain('text', needsProgram, run);
      return endWith({ status: 'answered', answeredBy: 'text', answer: read.text });
  }
}

const needsProgram =
  'This task needs its answer in the form that final_answer declares, and your reply held no program. Write one in a ```python block that calls final_answer.';

interface Program {
  readonly source: string;
  readonly notes: readonly string[];
}

async function runIt({ source, notes }: Program, run: RunState, number: number): Promise<Taken> {
  const unmade = unmadeSandbox(run);
  if (unmade !== null) return endWith(unmade);
  const { outcome, functions } = await execute(source, run, number);
  const ran = { program: source, functions, outcome };
  const end = endBy(outcome, run);
  if (end !== null) return endWith(end, ran);
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
  return tell(text, ran);
}

/** A factory is the caller's: what it throws ends the run, as what does not start. Null where there is a sandbox. */
function unmadeSandbox(run: RunState): RunEnd<unknown> | null {
  try {
    run.setup.sandbox();
    return null;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const message = `The sandbox could not be made: ${why}`;
    return { status: 'failed', error: { reason: 'sandbox', message } };
  }
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

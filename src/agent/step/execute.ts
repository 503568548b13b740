import type { NamedFunction } from '../../program/index.ts';
import { wordsOf } from '../../program/index.ts';
import { type ProgramOutcome, runProgram } from '../../run/index.ts';
import type { Call } from '../../value/index.ts';
import type { RunState } from '../run-state.ts';
import { openApprovals } from './approvals.ts';
import { generateFor } from './generate.ts';

/** A program that was checked and, unless it was rejected, run. */
export interface Executed {
  readonly outcome: ProgramOutcome<unknown>;
  readonly functions: readonly NamedFunction[];
}

/** Checks and runs one program of a run, tells of it, and keeps what it left for the next one. */
export async function execute(source: string, run: RunState, step: number): Promise<Executed> {
  const { setup, emit } = run;
  const approvals = openApprovals(run, step);
  let functions: readonly NamedFunction[] = [];
  emit({ type: 'check-start', step, program: source });
  const checker = await setup.checker();
  const outcome = await runProgram(source, {
    ...programOptions(run),
    ...(checker === undefined ? {} : { checker }),
    ...(approvals.approve === null ? {} : { approve: approvals.approve }),
    onChecked: (checked) => {
      functions = checked.functions;
      emit({ type: 'check-end', step, ...checked });
      if (!checked.rejected) emit({ type: 'program-start', step });
    },
    onText: ({ stream, text }) => emit({ type: 'text', step, from: stream, text }),
    onCall: (call) => {
      if (isOver(call)) approvals.ended(call.position);
      emit({ type: isOver(call) ? 'call-end' : 'call-start', step, call });
    },
  });
  if (outcome.status !== 'rejected') emit({ type: 'program-end', step, outcome });
  keep(source, outcome, run);
  return { outcome, functions };
}

type Given = Parameters<typeof runProgram<unknown>>[1];

function programOptions(run: RunState): Given {
  const { setup, schema, subject, files } = run;
  return {
    sdk: setup.sdk as Given['sdk'],
    sandbox: setup.sandbox(),
    context: run.context,
    store: run.store,
    limits: setup.limits,
    importPolicy: setup.importPolicy,
    secrets: setup.secrets,
    signal: run.signal,
    generate: generateFor(run),
    carried: run.carried,
    names: run.names,
    last: run.last,
    ...(schema === null ? {} : { schema }),
    ...(subject === undefined ? {} : { subject }),
    ...(files === undefined ? {} : { files }),
  };
}

function isOver({ status }: Call): boolean {
  return status !== 'pending';
}

/** A program that never ran, or was stopped, leaves what was there before it. */
function keep(source: string, outcome: ProgramOutcome<unknown>, run: RunState): void {
  if (outcome.status === 'rejected') return;
  run.last = null;
  run.carried = outcome.carried ?? run.carried;
  for (const { name } of outcome.variables) run.names.add(name);
  for (const name of wordsOf(source)) run.names.add(name);
}

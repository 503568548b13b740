import { type Finding, renderFindings } from '../../program/index.ts';
import { cutMiddle, errorText, type ProgramOutcome } from '../../run/index.ts';
import type { Variable } from '../../sandbox/index.ts';
import type { Sdk } from '../../sdk/index.ts';
import type { Limits, Value } from '../../value/index.ts';
import { callsText, finishedText } from './calls-text.ts';
import { shareRoom } from './share-room.ts';
import { notCarriedText, variablesText } from './variables-text.ts';

/** What an observation is made from, beside the outcome. */
export interface Observing {
  readonly source: string;
  readonly sdk: Pick<Sdk<never>, 'functions'>;
  readonly limits: Limits;
  /** What the model is told of its reply and of this step, beside the outcome. */
  readonly notes: readonly string[];
  /** The most UTF-16 units that the model sees of all this. */
  readonly mostCharacters: number;
}

/** What the model is told after a step, and what it can look up in the next program because it was cut. */
export interface Observation {
  readonly text: string;
  readonly last: { readonly value: Value; readonly output: string } | null;
}

/** Tells how a program ended: `Output:`, `Error:` and what stands around them, within one budget for all of it. */
export function observe(outcome: ProgramOutcome<unknown>, observing: Observing): Observation {
  const sections = sectionsOf(outcome, observing).filter((section) => section !== '');
  const whole = sections.join('\n');
  if (whole.length <= observing.mostCharacters) return { text: whole, last: null };
  const kept = [...sections, whereCut(outcome)];
  const room = observing.mostCharacters - (kept.length - 1);
  const shares = shareRoom(
    kept.map(({ length }) => length),
    room,
  );
  const text = kept.map((section, index) => cutMiddle(section, shares[index] ?? 0).text).join('\n');
  return { text, last: { value: outcome.value ?? null, output: outcome.stdout } };
}

function sectionsOf(outcome: ProgramOutcome<unknown>, observing: Observing): readonly string[] {
  const { source, sdk, notes } = observing;
  return [
    outputText(outcome),
    stderrText(outcome),
    outcome.shown === undefined ? '' : `Value: ${outcome.shown}`,
    errorText(outcome, observing.limits),
    ...(isCutShort(outcome) ? finishedText(outcome.calls) : []),
    callsText(outcome.calls, sdk).join('\n'),
    variablesText(kept(outcome)).join('\n'),
    notCarriedText(outcome.notCarried).join('\n'),
    notesText(source, outcome.findings),
    notes.map((note) => `Note: ${note}`).join('\n'),
  ];
}

function outputText({ status, stdout, shown }: ProgramOutcome<unknown>): string {
  if (stdout !== '') return `Output:\n${withoutLastBreak(stdout)}`;
  return status === 'completed' && shown === undefined ? 'Output: (nothing was printed)' : '';
}

/** The line that the outcome of a time-out has is said by its error. */
function stderrText({ stderr, reason }: ProgramOutcome<unknown>): string {
  const isTimeout = reason === 'time' || reason === 'wall';
  const text = withoutLastBreak(isTimeout ? stderr.replace(/Execution timed out$/, '') : stderr);
  return text === '' ? '' : `Printed to stderr:\n${text}`;
}

function isCutShort({ status }: ProgramOutcome<unknown>): boolean {
  return status === 'failed' || status === 'stopped';
}

/** What the next program will find: a variable that is not carried is told with its reason alone. */
function kept({ variables, notCarried }: ProgramOutcome<unknown>): readonly Variable[] {
  return variables.filter(({ name }) => !notCarried.some((not) => not.name === name));
}

/** The errors stand in the error already. */
function notesText(source: string, findings: readonly Finding[]): string {
  return renderFindings(source, findings.some(({ severity }) => severity === 'error') ? [] : findings);
}

function whereCut({ stdout, value }: ProgramOutcome<unknown>): string {
  const places = [
    ...(stdout === '' ? [] : ['`sdk.last_output` holds all that was printed']),
    ...(value === undefined || value === null ? [] : ['`sdk.last_value` the value']),
  ];
  return places.length === 0
    ? 'Note: some of this was cut.'
    : `Note: some of this was cut. In the next program ${places.join(', ')}.`;
}

function withoutLastBreak(text: string): string {
  return text.replace(/\n$/, '');
}

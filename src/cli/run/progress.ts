import type { RunEvent, Step } from '../../agent/index.ts';
import { type Finding, type NamedFunction, renderFindings } from '../../program/index.ts';
import type { Call } from '../../value/index.ts';
import { toJson } from '../json.ts';
import { type Paint, plain, type Style } from '../output/paint.ts';
import type { Screen } from '../output/screen.ts';
import { visible } from '../visible.ts';

const longestInput = 200;

/** Shows a run as it goes, for people: each program before it runs, with what it may do; then its calls and text. */
export function showProgress(screen: Screen, paint: Paint = plain): (event: RunEvent) => void {
  let program = '';
  let headed = 0;
  const head = (event: RunEvent): void => {
    if (!('step' in event) || event.step === headed || !isShown(event)) return;
    headed = event.step;
    screen.line(paint('bold', `Step ${event.step}`));
  };
  return (event) => {
    if (event.type === 'check-start') program = event.program;
    head(event);
    screen.text(printed(event));
    for (const [text, style] of linesOf(event, program)) {
      const shown = visible(text);
      screen.line(style === undefined ? shown : paint(style, shown));
    }
  };
}

function printed(event: RunEvent): string {
  const isPrinted = event.type === 'text' && (event.from === 'stdout' || event.from === 'stderr');
  return isPrinted ? visible(event.text) : '';
}

/** Whether a step begins with this, for who reads. */
function isShown(event: RunEvent): boolean {
  if (event.type === 'step-end') return linesOf(event, '').length > 0;
  return event.type === 'check-end' || (event.type === 'call-start' && event.call.name !== 'final_answer');
}

/** A line, and how it stands out. */
type Line = readonly [text: string, style?: Style];

function linesOf(event: RunEvent, program: string): readonly Line[] {
  switch (event.type) {
    case 'model-retry':
      return [
        [`The model is asked again in ${Math.ceil(event.delayMs / 1_000)} s: ${event.message}`, 'yellow'],
      ];
    case 'check-end':
      return [[indented(program)], ...verdictOf(program, event)];
    case 'call-start':
      return event.call.name === 'final_answer' ? [] : [[`→ ${callOf(event.call)}`, 'dim']];
    case 'call-end':
      return event.call.name === 'final_answer' ? [] : [endOf(event.call)];
    case 'step-end':
      return event.taken.program === undefined && event.taken.observation !== undefined
        ? [[event.taken.observation]]
        : problemOf(event.taken.outcome);
    default:
      return [];
  }
}

interface Verdict {
  readonly rejected: boolean;
  readonly findings: readonly Finding[];
  readonly functions: readonly NamedFunction[];
}

/** Every program ends on `final_answer`: it says nothing. */
function verdictOf(program: string, { rejected, findings, functions }: Verdict): readonly Line[] {
  const named = functions.map(({ name, effect }) => `${name} (${effect})`);
  const calls = named.length === 0 ? 'It calls no function.' : `It may call: ${named.join(', ')}.`;
  const writes = functions.some(({ effect }) => effect === 'write');
  const found = renderFindings(program, findings);
  return [
    writes ? [calls, 'yellow'] : [calls],
    ...(found === '' ? [] : [[found, rejected ? 'red' : 'yellow'] as const]),
  ];
}

function problemOf(outcome: Step['outcome']): readonly Line[] {
  if (outcome?.status === 'failed') return [[outcome.error?.traceback.trimEnd() ?? '', 'red']];
  return outcome?.status === 'stopped' ? [[outcome.message ?? 'The program was stopped.', 'red']] : [];
}

function indented(program: string): string {
  return program.trimEnd().replace(/^(?=.)/gm, '  | ');
}

function callOf({ name, input, line }: Call): string {
  const text = toJson(input);
  const short = text.length > longestInput ? `${text.slice(0, longestInput)}…` : text;
  return `${name} ${short}${line === null ? '' : ` (line ${line})`}`;
}

function endOf({ name, status, error, cached, times }: Call): Line {
  const ms = (times.ended ?? times.queued) - times.queued;
  const note = cached ? 'from the cache' : `${ms} ms`;
  return error === undefined
    ? [`← ${name}: ${status}, ${note}`, 'dim']
    : [`← ${name}: ${status}: ${error.type}: ${error.message}`, 'red'];
}

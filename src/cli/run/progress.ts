import type { RunEvent } from '../../agent/index.ts';
import { type Finding, type NamedFunction, renderFindings } from '../../program/index.ts';
import type { Call } from '../../value/index.ts';
import { toJson } from '../json.ts';
import { visible } from '../visible.ts';

const longestInput = 200;

/** Shows a run as it goes, for people: each program before it runs, with what it may do; then its calls and text. */
export function showProgress(write: (text: string) => void): (event: RunEvent) => void {
  let program = '';
  let isMidLine = false;
  const line = (text: string): void => {
    write(`${isMidLine ? '\n' : ''}${visible(text)}\n`);
    isMidLine = false;
  };
  return (event) => {
    if (event.type === 'text' && (event.from === 'stdout' || event.from === 'stderr')) {
      write(visible(event.text));
      isMidLine = !event.text.endsWith('\n');
    }
    if (event.type === 'check-start') program = event.program;
    for (const text of linesOf(event, program)) line(text);
  };
}

function linesOf(event: RunEvent, program: string): readonly string[] {
  switch (event.type) {
    case 'model-retry':
      return [`The model is asked again in ${Math.ceil(event.delayMs / 1_000)} s: ${event.message}`];
    case 'check-end':
      return [`Step ${event.step}`, indented(program), ...verdictOf(program, event)];
    case 'call-start':
      return event.call.name === 'final_answer' ? [] : [`→ ${callOf(event.call)}`];
    case 'call-end':
      return event.call.name === 'final_answer' ? [] : [`← ${event.call.name}: ${endOf(event.call)}`];
    case 'step-end':
      return event.taken.program === undefined && event.taken.observation !== undefined
        ? [`Step ${event.step}`, event.taken.observation]
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
function verdictOf(program: string, { findings, functions }: Verdict): readonly string[] {
  const named = functions.map(({ name, effect }) => `${name} (${effect})`);
  const calls = named.length === 0 ? 'It calls no function.' : `It may call: ${named.join(', ')}.`;
  const found = renderFindings(program, findings);
  return [calls, ...(found === '' ? [] : [found])];
}

function problemOf(
  outcome: { readonly status: string; readonly error?: { readonly traceback: string } } | undefined,
): readonly string[] {
  if (outcome?.status === 'failed') return [outcome.error?.traceback.trimEnd() ?? ''];
  return outcome?.status === 'stopped' ? ['The program was stopped.'] : [];
}

function indented(program: string): string {
  return program.trimEnd().replace(/^(?=.)/gm, '  | ');
}

function callOf({ name, input, line }: Call): string {
  const text = toJson(input);
  const short = text.length > longestInput ? `${text.slice(0, longestInput)}…` : text;
  return `${name} ${short}${line === null ? '' : ` (line ${line})`}`;
}

function endOf({ status, error, cached, times }: Call): string {
  const ms = (times.ended ?? times.queued) - times.queued;
  const note = cached ? 'from the cache' : `${ms} ms`;
  return error === undefined ? `${status}, ${note}` : `${status}: ${error.type}: ${error.message}`;
}

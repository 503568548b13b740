import type { Call, Value } from '../value/index.ts';
import type { Expected, ExpectedCall, Pattern } from './case.ts';
import { equal } from './equal.ts';
import type { Observed } from './observe.ts';

/** How a program ended differently from what was expected; empty where it did not. */
export function differences(expected: Expected, observed: Observed): string[] {
  return [
    ...endOf(expected, observed),
    ...compare('stdout', expected.stdout ?? '', observed.stdout),
    ...compare('stderr', expected.stderr ?? silence(expected), observed.stderr),
    ...('value' in expected ? same('value', expected.value, observed.value) : []),
    ...(expected.calls ? callsOf(expected.calls, observed.calls) : []),
    ...(expected.artifacts ? same('artifacts', expected.artifacts, observed.artifacts) : []),
    ...(expected.variables ? includes('variables', expected.variables, observed.variables) : []),
    ...(expected.notCarried ? reasonsOf(expected.notCarried, observed.notCarried) : []),
    ...(expected.events ? same('events', expected.events, observed.events) : []),
    ...(observed.events.length > (expected.mostEvents ?? Number.POSITIVE_INFINITY)
      ? [`events: expected at most ${expected.mostEvents}, got ${observed.events.length}`]
      : []),
  ];
}

/** What stands on stderr when nothing was printed there. */
function silence({ reason }: Expected): Pattern {
  return reason === 'time' || reason === 'wall' ? /^Execution timed out\n?$/ : '';
}

const returnCodes = { completed: 0, failed: 1, rejected: 1, stopped: -1 };

function endOf(expected: Expected, observed: Observed): string[] {
  const status = expected.status ?? 'completed';
  if (status === 'any') return [];
  return [
    ...same('status', status, observed.status),
    ...reasonOf(expected, observed),
    ...same('returncode', returnCodes[status], observed.returncode),
    ...same('answer', answerOf(expected), answerOf(observed)),
    ...(status === 'rejected' && !expected.error ? [] : errorOf(expected.error, observed.error)),
  ];
}

/** What stopped a program that should not have been is said in its message. */
function reasonOf({ reason }: Expected, observed: Observed): string[] {
  const [found] = same('reason', reason, observed.reason);
  return found === undefined
    ? []
    : [observed.message === undefined ? found : `${found}: ${observed.message}`];
}

/** `None` is an answer: whether there is one is told apart from what it is. */
function answerOf(end: { readonly answer?: Value }): readonly Value[] {
  return 'answer' in end && end.answer !== undefined ? [end.answer] : [];
}

function errorOf(expected: Expected['error'], got: Observed['error']): string[] {
  if (!expected || !got) return same('error', expected, got);
  return [
    ...compare('error.type', expected.type, got.type),
    ...(expected.message === undefined ? [] : compare('error.message', expected.message, got.message)),
    ...(expected.traceback === undefined
      ? []
      : compare('error.traceback', expected.traceback, got.traceback)),
    ...(expected.line === undefined ? [] : same('error.line', expected.line, got.line)),
  ];
}

function callsOf(expected: readonly ExpectedCall[], got: readonly Call[]): string[] {
  const names = (calls: readonly { name: string; status: string }[]) =>
    calls.map(({ name, status }) => `${name} ${status}`);
  const listed = same('calls', names(expected), names(got));
  return listed.length > 0 ? listed : expected.flatMap((call, index) => callOf(call, got[index], index));
}

function callOf(expected: ExpectedCall, got: Call | undefined, index: number): string[] {
  const { error, ...rest } = expected;
  const parts = Object.entries(rest).flatMap(([key, value]) =>
    same(`calls[${index}].${key}`, value, got?.[key as keyof Call]),
  );
  if (!error) return parts;
  const message = error.message ?? /^/;
  return [
    ...parts,
    ...same(`calls[${index}].error.type`, error.type, got?.error?.type),
    ...compare(`calls[${index}].error.message`, message, got?.error?.message ?? ''),
  ];
}

function includes(
  name: string,
  expected: Readonly<Record<string, string>>,
  got: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(expected).flatMap(([key, value]) => same(`${name}.${key}`, value, got[key]));
}

function reasonsOf(
  expected: Readonly<Record<string, Pattern>>,
  got: Readonly<Record<string, string>>,
): string[] {
  const named = same('notCarried', Object.keys(expected).sort(), Object.keys(got).sort());
  if (named.length > 0) return named;
  return Object.entries(expected).flatMap(([key, pattern]) =>
    compare(`notCarried.${key}`, pattern, got[key] ?? ''),
  );
}

function compare(name: string, expected: Pattern, got: string): string[] {
  if (typeof expected === 'string') return same(name, expected, got);
  return expected.test(got) ? [] : [`${name}: expected ${expected}, got ${show(got)}`];
}

function same(name: string, expected: unknown, got: unknown): string[] {
  return equal(expected, got) ? [] : [`${name}: expected ${show(expected)}, got ${show(got)}`];
}

/** A value on one line, cut. */
function show(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => readable(part)) ?? 'nothing';
  return text.length <= 400 ? text : `${text.slice(0, 400)}…`;
}

function readable(part: unknown): unknown {
  if (typeof part === 'bigint') return `${part}n`;
  if (Object.is(part, -0)) return '-0';
  return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
}

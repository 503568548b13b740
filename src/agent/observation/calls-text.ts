import { shortText } from '../../errors/index.ts';
import type { Sdk } from '../../sdk/index.ts';
import type { Call, Value } from '../../value/index.ts';

/** The most calls that are listed one by one; more are counted. */
const mostListed = 20;
const longestInput = 160;

/** What a program did before it ended, in lines; none where it called nothing. */
export function callsText(calls: readonly Call[], sdk: Pick<Sdk<never>, 'functions'>): readonly string[] {
  const made = calls.filter(({ name }) => name !== 'final_answer');
  const writes = made.filter(({ name }) => sdk.functions[name]?.effect === 'write');
  return [
    ...countsText(made),
    ...listText(
      'Writes done, and they stay done',
      writes.filter(({ status }) => status === 'done'),
    ),
    ...listText('Writes of which nobody knows whether they were done', writes.filter(isUnknown)),
  ];
}

/** The calls that were done, with their lines: what a program has behind it that ended before its last line. */
export function finishedText(calls: readonly Call[]): readonly string[] {
  const done = calls.filter(({ status }) => status === 'done');
  const shown = done
    .slice(-mostListed)
    .map(({ name, line }) => (line === null ? name : `${name} (line ${line})`));
  if (shown.length === 0) return [];
  const more = done.length > shown.length ? `${done.length - shown.length} more, then ` : '';
  return [`Finished before that: ${more}${shown.join(', ')}.`];
}

function isUnknown({ status, attempts }: Call): boolean {
  return status === 'unknown' || (status === 'failed' && attempts > 0);
}

/** `Calls: search 3 (1 from the cache), send_notification 2 (1 refused).` */
function countsText(calls: readonly Call[]): readonly string[] {
  if (calls.length === 0) return [];
  const names = [...new Set(calls.map(({ name }) => name))].sort();
  const texts = names.map((name) =>
    countText(
      name,
      calls.filter((call) => call.name === name),
    ),
  );
  return [`Calls: ${texts.join(', ')}.`];
}

function countText(name: string, calls: readonly Call[]): string {
  const cached = calls.filter((call) => call.cached).length;
  const others = (['failed', 'refused', 'unknown', 'pending'] as const)
    .map((status) => [calls.filter((call) => call.status === status).length, status] as const)
    .filter(([count]) => count > 0)
    .map(([count, status]) => `${count} ${status}`);
  const notes = [...others, ...(cached > 0 ? [`${cached} from the cache`] : [])];
  return `${name} ${calls.length}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function listText(heading: string, calls: readonly Call[]): readonly string[] {
  if (calls.length === 0) return [];
  const shown = calls.slice(0, mostListed).map(({ name, input }) => `  ${name}(${inputText(input)})`);
  const more = calls.length > shown.length ? [`  … and ${calls.length - shown.length} more`] : [];
  return [`${heading}:`, ...shown, ...more];
}

function inputText(input: Value): string {
  const text = JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return shortText(text.slice(1, -1), longestInput);
}

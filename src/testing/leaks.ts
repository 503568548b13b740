import type { Observed } from './observe.ts';

/** What came out of a program that must not: things it says it reached, and secrets of the host. */
export function leaksOf(observed: Observed, secrets: readonly string[]): string[] {
  const { stdout, stderr, error, answer, value, calls, artifacts, variables, notCarried } = observed;
  const made = [stdout, textOf({ answer, value, artifacts, inputs: calls.map(({ input }) => input) })].join(
    '\n',
  );
  const all = [made, stderr, textOf({ error, calls, variables, notCarried })].join('\n');
  return [
    ...new Set(made.match(/REACHED[^\n"\\]*/g) ?? []),
    ...secrets.filter((secret) => all.includes(secret)).map(() => 'a secret of the host came out'),
  ];
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
}

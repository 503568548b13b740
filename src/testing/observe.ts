import type { ProgramOutcome } from '../run/index.ts';

/** What cases look at of an outcome, in plain form. */
export interface Observed extends Pick<ProgramOutcome, Compared> {
  /** Each file as text, by path. */
  readonly artifacts: Readonly<Record<string, string>>;
  /** Types by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Reasons by name. */
  readonly notCarried: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

type Compared =
  | 'status'
  | 'reason'
  | 'message'
  | 'answer'
  | 'error'
  | 'returncode'
  | 'stdout'
  | 'stderr'
  | 'value'
  | 'calls';

/** Reads an outcome, its artifacts included. */
export async function observe(outcome: ProgramOutcome, events: readonly string[]): Promise<Observed> {
  const texts = await Promise.all(
    outcome.artifacts.map(async (file) => [file.path, textOf(await file.bytes())] as const),
  );
  return {
    ...outcome,
    artifacts: Object.fromEntries(texts),
    variables: Object.fromEntries(outcome.variables.map(({ name, type }) => [name, type])),
    notCarried: Object.fromEntries(outcome.notCarried.map(({ name, reason }) => [name, reason])),
    events: [...events],
  };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

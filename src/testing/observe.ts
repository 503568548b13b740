import type { ProgramOutcome } from '../run/index.ts';
import type { Call, Value } from '../value/index.ts';

/** What cases look at of an outcome, in plain form. */
export interface Observed {
  readonly status: string;
  readonly reason?: string | undefined;
  readonly answer?: Value;
  readonly error?:
    | {
        readonly type: string;
        readonly message: string;
        readonly traceback: string;
        readonly line: number | null;
      }
    | undefined;
  readonly returncode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly value?: Value;
  readonly calls: readonly Call[];
  /** Each file as text, by path. */
  readonly artifacts: Readonly<Record<string, string>>;
  /** Types by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Reasons by name. */
  readonly notCarried: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

/** Reads an outcome, its artifacts included. */
export async function observe(outcome: ProgramOutcome, events: readonly string[]): Promise<Observed> {
  const given = outcome as ProgramOutcome & Partial<Kept>;
  const files = given.artifacts ?? [];
  const texts = await Promise.all(
    files.map(async ({ path, bytes }) => [path, textOf(await bytes())] as const),
  );
  return {
    ...outcome,
    artifacts: Object.fromEntries(texts),
    variables: Object.fromEntries((given.variables ?? []).map(({ name, type }) => [name, type])),
    notCarried: Object.fromEntries((given.notCarried ?? []).map(({ name, reason }) => [name, reason])),
    events: [...events],
  };
}

interface Kept {
  readonly artifacts: readonly { readonly path: string; bytes(): Promise<Uint8Array> }[];
  readonly variables: readonly { readonly name: string; readonly type: string }[];
  readonly notCarried: readonly { readonly name: string; readonly reason: string }[];
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

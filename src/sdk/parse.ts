import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { SdkFunction } from './define-function.ts';
import { type Failed, issueTexts, type ParseIssue, summaryOf } from './issue-text.ts';
import { parameterNames } from './parameter-names.ts';
import type { Schema } from './schema.ts';

/**
 * A value as its schema made it, or why it is none. `message` is for the model: Python's words and paths, at
 * most 2,000 characters. `cause` is present exactly when the validator itself threw.
 */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly message: string;
      readonly issues: readonly ParseIssue[];
      readonly cause?: unknown;
    };

/** Parses what a program passed to a function. Must not throw, whatever the value and the validator are. */
export function parseInput(definition: SdkFunction<never>, value: unknown): Promise<Parsed> {
  return parse(definition.input, value, { side: 'input', names: () => parameterNames(definition) });
}

/**
 * Parses what a function returned; nothing (undefined) becomes None where no output is declared. The message
 * tells types only: a result that fails its schema may hold what the schema keeps from the program.
 */
export async function parseOutput(definition: SdkFunction<never>, value: unknown): Promise<Parsed> {
  if (definition.output !== null) return parse(definition.output, value, { side: 'output' });
  return { ok: true, value: value === undefined ? null : value };
}

/** Parses what a program answered, by the schema of its run. */
export function parseAnswer(schema: Schema, value: unknown): Promise<Parsed> {
  return parse(schema, value, { side: 'answer' });
}

async function parse(schema: Schema, value: unknown, place: Pick<Failed, 'side' | 'names'>): Promise<Parsed> {
  try {
    const result = await validate(schema, value);
    if (result.issues === undefined) return { ok: true, value: result.value };
    const issues = issueTexts(result.issues, { vendor: schema['~standard'].vendor, value, ...place });
    return { ok: false, message: summaryOf(issues, result.issues.length), issues };
  } catch (cause) {
    // Thrown by the author's own refinement or transform: the call fails, the run goes on.
    return { ok: false, message: `The ${place.side} could not be validated.`, issues: [], cause };
  }
}

/**
 * zod first tries every schema without waiting, and drops the promise of an asynchronous refinement: one that
 * rejects, as when its database is away, would end the host. Asked to wait from the start, it drops none.
 */
async function validate(schema: Schema, value: unknown): Promise<StandardSchemaV1.Result<unknown>> {
  if (!waits(schema)) return await schema['~standard'].validate(value);
  const { success, data, error } = await schema.safeParseAsync(value);
  return success ? { value: data } : { issues: error?.issues ?? [] };
}

interface Waiting {
  readonly safeParseAsync: (value: unknown) => Promise<{
    readonly success: boolean;
    readonly data?: unknown;
    readonly error?: { readonly issues: readonly StandardSchemaV1.Issue[] };
  }>;
}

function waits(schema: Schema): schema is Schema & Waiting {
  return (
    schema['~standard'].vendor === 'zod' && typeof (schema as Partial<Waiting>).safeParseAsync === 'function'
  );
}

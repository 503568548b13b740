import { gotText, PungiError } from '../../errors/index.ts';
import type { Check } from './check.ts';
import { isJsonObject, type Json, type JsonObject } from './plain.ts';
import { pointerText } from './pointer.ts';

/** Makes the check of one keyword, or null where it adds nothing (an annotation, or read by a neighbour). */
export type Keyword = (operand: Json, scope: Scope) => Check | null;

/** What a keyword sees of the schema it stands in. */
export interface Scope {
  /** The whole schema: neighbours change what some keywords mean. */
  readonly schema: JsonObject;
  /** From the root of the document to the keyword. */
  readonly steps: readonly (string | number)[];
  /** The check of a schema inside the keyword; `steps` lead from the keyword to it. */
  readonly inner: (schema: Json, ...steps: (string | number)[]) => Check;
  /** The check of the schema under a neighbouring keyword, null where there is none. */
  readonly beside: (keyword: string) => Check | null;
  /** The check of the schema that a `$ref` names. */
  readonly referenced: (reference: string) => Check;
  /** The schema that a `$ref` names, as it is written. */
  readonly lookUp: (reference: string) => Json;
  /** Runs once the whole document is compiled. */
  readonly later: (task: () => void) => void;
}

/** The operand as a number. Throws `INVALID_DEFINITION` otherwise, as do the others here. */
export function numberOperand(operand: Json, scope: Scope): number {
  if (typeof operand === 'number') return operand;
  throw malformed(scope, 'a number', operand);
}

/** The operand as a count: a whole number from 0. */
export function countOperand(operand: Json, scope: Scope): number {
  if (typeof operand === 'number' && Number.isSafeInteger(operand) && operand >= 0) return operand;
  throw malformed(scope, 'a whole number from 0', operand);
}

/** The operand as text. */
export function textOperand(operand: Json, scope: Scope): string {
  if (typeof operand === 'string') return operand;
  throw malformed(scope, 'a string', operand);
}

/** The operand as a list of distinct names. */
export function namesOperand(operand: Json, scope: Scope): readonly string[] {
  if (Array.isArray(operand) && operand.every((name) => typeof name === 'string')) return operand;
  throw malformed(scope, 'an array of strings', operand);
}

/** The operand as a list of schemas, at least one. */
export function schemasOperand(operand: Json, scope: Scope): readonly Check[] {
  if (!Array.isArray(operand) || operand.length === 0)
    throw malformed(scope, 'a list of at least one schema', operand);
  return operand.map((schema: Json, index) => scope.inner(schema, index));
}

/** The operand as an object, entry by entry. */
export function entriesOperand(operand: Json, scope: Scope): readonly (readonly [string, Json])[] {
  if (isJsonObject(operand)) return Object.entries(operand);
  throw malformed(scope, 'an object', operand);
}

/** The error of an operand that is not what its keyword takes. */
export function malformed(scope: Scope, expected: string, operand: unknown): PungiError {
  return new PungiError(
    `Expected \`${pointerText(scope.steps)}\` of a JSON Schema to be ${expected}, got ${gotText(operand)}.`,
    { code: 'INVALID_DEFINITION' },
  );
}

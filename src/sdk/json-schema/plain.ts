import { gotText, PungiError } from '../../errors/index.ts';
import { pointerText } from './pointer.ts';

/** Deeper than any schema written by hand; a generated one from elsewhere must not overflow the stack. */
const deepest = 256;

/** JSON as data: what a JSON Schema is made of. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** One JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Tells a JSON object from the rest of JSON. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Copies a schema and freezes the copy, so that nothing its author does later changes it. Keys with the
 * value undefined are left out, as JSON does. Throws `INVALID_DEFINITION` with a pointer at what is no JSON:
 * a bigint, a Date, a function, NaN, a cycle, and at names and values with a lone surrogate.
 */
export function copyJson(value: unknown): Json {
  return copy(value, [], new Set());
}

function copy(value: unknown, steps: readonly (string | number)[], parents: ReadonlySet<object>): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return copyText(value, steps);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') throw notJson(steps, `to be JSON, got ${gotText(value)}`);
  if (parents.has(value))
    throw notJson(steps, 'to be JSON, got a cycle; refer to a schema in `$defs` with `$ref`');
  if (steps.length > deepest) throw notJson(steps.slice(0, 3), `to be nested at most ${deepest} deep`);
  return Object.freeze(copyContainer(value, steps, new Set(parents).add(value)));
}

function copyContainer(
  value: object,
  steps: readonly (string | number)[],
  parents: ReadonlySet<object>,
): Json {
  if (Array.isArray(value)) return Array.from(value, (item, index) => copy(item, [...steps, index], parents));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    throw notJson(steps, `to be JSON, got ${gotText(value)}`);
  }
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  // fromEntries defines keys: a tool's schema with a property `__proto__` cannot set a prototype.
  return Object.fromEntries(
    entries.map(([key, member]) => [copyText(key, steps), copy(member, [...steps, key], parents)]),
  );
}

/** Keywords that only tell people something: a server may have cut their text within a character. */
const prose: ReadonlySet<string | number | undefined> = new Set(['title', 'description', '$comment']);

/** A name or value with a lone surrogate could not cross: no call with it would be answered. */
function copyText(text: string, steps: readonly (string | number)[]): string {
  if (text.isWellFormed()) return text;
  if (prose.has(steps.at(-1))) return text.toWellFormed();
  throw notJson(steps, 'to be of whole characters, got a lone surrogate');
}

function notJson(steps: readonly (string | number)[], expected: string): PungiError {
  return new PungiError(`Expected \`${pointerText(steps)}\` of a JSON Schema ${expected}.`, {
    code: 'INVALID_DEFINITION',
  });
}

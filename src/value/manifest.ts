import type { Value } from './value.ts';

/** What a function does to the world; one word drives caching, retry, replay and approval. */
export type Effect = 'pure' | 'read' | 'write';

/**
 * A type as the guest needs it: enough to convert what crosses, not to validate it (the host does).
 * `record` names an entry of `Manifest.records`.
 */
export type Shape =
  | 'any'
  | 'never'
  | 'none'
  | 'bool'
  | 'int'
  | 'float'
  | 'str'
  | 'datetime'
  | 'date'
  | 'time'
  | 'uuid'
  | { readonly literal: readonly Value[] }
  | { readonly list: Shape }
  | { readonly tuple: readonly Shape[]; readonly rest: Shape | null }
  | { readonly map: Shape }
  | { readonly record: string }
  | { readonly union: readonly Shape[] };

/** One field of a record. */
export interface ManifestField {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
}

/** A named record; `rest` is the type of the keys it does not name, null where none may stand. */
export interface ManifestRecord {
  readonly fields: readonly ManifestField[];
  readonly rest: Shape | null;
}

/**
 * One parameter of a function; `default` is present exactly when a call may leave it out with a known value.
 * One that is not required and has no default is left out of the call where the program passes None, unless
 * its shape holds none.
 */
export interface ManifestParameter {
  /** The name in JSON: the key of the call's input. */
  readonly name: string;
  /** The name in a program, present exactly where it differs (`from` is no Python name: `from_`). */
  readonly python?: string;
  /** The type as the page shows it, for `inspect.signature`. */
  readonly annotation: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly default?: Value;
}

/** One function as the guest offers it. */
export interface ManifestFunction {
  readonly name: string;
  readonly effect: Effect;
  readonly doc: string;
  readonly parameters: readonly ManifestParameter[];
  /** The type of keyword arguments beyond `parameters` (`**extra`), null where none may stand. */
  readonly extra: Shape | null;
  readonly returns: Shape;
  readonly returnAnnotation: string;
}

/** All that the guest is told of an SDK: plain data, made by `sdk/`, read by `guest/`. */
export interface Manifest {
  readonly version: 1;
  readonly functions: readonly ManifestFunction[];
  readonly records: { readonly [name: string]: ManifestRecord };
  /** What `final_answer` takes, present exactly where the run has an answer schema; else str or dict. */
  readonly answer?: Shape;
}

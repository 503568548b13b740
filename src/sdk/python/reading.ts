import type { JsonSchema } from '../schema.ts';
import type { Field, PythonType, Typed } from './type.ts';

/** A record as it is found: it has an id until all are found, then those that are equal share one name. */
export interface DraftRecord {
  readonly id: string;
  /** The name that the schema itself gives, '' where none. */
  readonly ownName: string;
  /** The function whose schema it was found in, `OrdersOf`. */
  readonly owner: string;
  /** Names by the fields that lead to it, the shortest first; '' for all that an answer is. */
  readonly localNames: readonly string[];
  /** Only a run's answer has it: it must not change what the records of the SDK are called. */
  readonly ofAnswer: boolean;
  readonly fields: readonly Field[];
  readonly rest: PythonType | null;
  readonly text: string;
}

/** What all documents of one SDK are read into. Made anew for each reading, never shared. */
export interface Findings {
  readonly drafts: Map<string, DraftRecord>;
  /** Schemas that contain themselves other than through a record: what stands for each while it is read. */
  readonly aliases: Map<string, PythonType>;
  /** How many schemas were opened, which numbers the aliases. */
  opened: number;
}

/** One schema document under way. */
export interface Reading {
  readonly root: JsonSchema;
  readonly owner: string;
  readonly ofAnswer: boolean;
  readonly findings: Findings;
  /** Schemas that became records, by id. */
  readonly seen: Map<object, string>;
  /** Schemas being read just now, by alias. */
  readonly open: Map<object, string>;
  /** Counts down to 0: a document that unfolds without end is cut off. */
  left: number;
  /** Reads a schema within this one. */
  readonly read: (schema: unknown, at: Place) => Typed;
}

/** Where in a document a schema stands. */
export interface Place {
  readonly reading: Reading;
  /** The fields that lead here, `Item` for what is in a list. */
  readonly path: readonly string[];
  /** How many brackets are open in the type of the field that is read. */
  readonly depth: number;
  /** How many schemas are open in all. */
  readonly level: number;
  /** Somebody else shows this schema's own description. */
  readonly described: boolean;
  /** The name of the definition that this schema is, '' where it stands in place. */
  readonly definition: string;
}

/** A place one step further in, whose schema shows its own description. */
export function inside(at: Place, ...steps: readonly string[]): Place {
  return {
    ...at,
    path: [...at.path, ...steps],
    depth: at.depth + 1,
    level: at.level + 1,
    described: false,
    definition: '',
  };
}

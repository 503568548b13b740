import type { Shape, Value } from '../../value/index.ts';
import type { FunctionDescription } from '../description.ts';

/**
 * A Python type as page, stub and manifest print it: the very shape that the guest converts by, so that the
 * three cannot disagree. `{ record }` names an entry of `PythonModel.records`.
 */
export type PythonType = Shape;

/** A type with what it does not say: constraints in words ("1 to 100"), each a few words long. */
export interface Typed {
  readonly type: PythonType;
  readonly notes: readonly string[];
  /** The schema contradicts itself, so that no value fits; `type` is then `any`. */
  readonly contradiction?: true;
}

/** One key of a record. `default` is present exactly when the schema names one; `text` is raw foreign text. */
export interface Field {
  readonly name: string;
  readonly type: PythonType;
  readonly required: boolean;
  readonly default?: Value;
  readonly text: string;
}

/** A field of the input: `python` is its name in a program. */
export interface Parameter extends Field {
  readonly python: string;
}

/** A dict with known keys; `rest` types the other keys, null where there are none. */
export interface RecordType {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rest: PythonType | null;
  readonly text: string;
}

/** One function with its schemas read as Python. Parameters stand in the order a program passes them. */
export interface FunctionType {
  readonly source: FunctionDescription;
  readonly parameters: readonly Parameter[];
  /** The type of further keyword arguments, null where there are none. */
  readonly extra: PythonType | null;
  readonly inputText: string;
  readonly returns: PythonType;
  readonly returnsText: string;
}

/** What `final_answer` takes, where a run has an answer schema. */
export interface AnswerType {
  readonly type: PythonType;
  readonly text: string;
}

/** One SDK read as Python: functions sorted by name, every record that they reach under its one name. */
export interface PythonModel {
  readonly functions: readonly FunctionType[];
  readonly records: ReadonlyMap<string, RecordType>;
  readonly answer: AnswerType | null;
}

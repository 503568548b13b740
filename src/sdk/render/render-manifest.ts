import type {
  Manifest,
  ManifestField,
  ManifestFunction,
  ManifestParameter,
  ManifestRecord,
} from '../../value/index.ts';
import type { FunctionDescription } from '../description.ts';
import { readModel } from '../python/read-model.ts';
import type { Field, FunctionType, Parameter, RecordType } from '../python/type.ts';
import type { JsonSchema } from '../schema.ts';
import { docLines } from './function-text.ts';
import { annotationOf } from './signature.ts';
import { typeText } from './type-text.ts';

/** Nothing is cut in what `help()` and `inspect.signature` show. */
const allLiterals = Number.POSITIVE_INFINITY;

/**
 * Renders what the guest reads: how to call each function, how to convert what crosses, and the text of
 * `help()`. Functions and records are sorted by name. `answer` is the JSON Schema of the run's answer.
 * Throws `INVALID_DEFINITION` on names Python cannot use.
 */
export function renderManifest(functions: readonly FunctionDescription[], answer?: JsonSchema): Manifest {
  const model = readModel(functions, answer);
  const names = [...model.records.keys()].sort();
  const records = names.flatMap((name) => {
    const record = model.records.get(name);
    return record === undefined ? [] : [[name, recordEntry(record)] as const];
  });
  return {
    version: 1,
    functions: model.functions.map(functionEntry),
    records: Object.fromEntries(records),
    ...(model.answer === null ? {} : { answer: model.answer.type }),
  };
}

function recordEntry({ fields, rest }: RecordType): ManifestRecord {
  return { fields: fields.map(fieldEntry), rest };
}

function fieldEntry({ name, type, required }: Field): ManifestField {
  return { name, shape: type, required };
}

function functionEntry(each: FunctionType): ManifestFunction {
  return {
    name: each.source.name,
    effect: each.source.effect,
    doc: docLines(each).join('\n'),
    parameters: each.parameters.map(parameterEntry),
    extra: each.extra,
    returns: each.returns,
    returnAnnotation: typeText(each.returns, allLiterals),
  };
}

function parameterEntry(parameter: Parameter): ManifestParameter {
  const { name, python, type, required } = parameter;
  return {
    name,
    ...(python === name ? {} : { python }),
    annotation: annotationOf(parameter, allLiterals),
    shape: type,
    required,
    ...(required || parameter.default === undefined ? {} : { default: parameter.default }),
  };
}

import { PungiError } from '../../errors/index.ts';
import type { FunctionDescription } from '../description.ts';
import { functionNameProblem } from '../names.ts';
import type { JsonSchema } from '../schema.ts';
import { closeAliases } from './close-aliases.ts';
import { parametersOf } from './parameters.ts';
import { describeWith } from './prose.ts';
import { readType } from './read-type.ts';
import type { Findings, Place, Reading } from './reading.ts';
import { pascalCase } from './record-name.ts';
import { isSchemaObject, textOf } from './schema-object.ts';
import { settleRecords } from './settle.ts';
import type { AnswerType, FunctionType, PythonModel, PythonType } from './type.ts';

/** Schemas of one document that are read before the rest is cut off as `Any`. */
const mostSchemas = 10_000;

/**
 * Reads all schemas of an SDK as Python, once for page, stub and manifest. The order of the descriptions
 * does not matter. `answer` is what `final_answer` must be given; it changes nothing about the SDK's own
 * types. Throws `INVALID_DEFINITION` on a name that Python cannot use or that comes twice.
 */
export function readModel(descriptions: readonly FunctionDescription[], answer?: JsonSchema): PythonModel {
  const sorted = [...descriptions].sort((a, b) => (a.name < b.name ? -1 : 1));
  checkNames(sorted.map((description) => description.name));
  const found: Findings = { drafts: new Map(), aliases: new Map(), opened: 0 };
  const functions = sorted.map((source) => readFunction(source, found));
  const last =
    answer === undefined
      ? null
      : readRoot(answer, readingOf(answer, found, { owner: 'Answer', ofAnswer: true }));
  const { findings, close } = closeAliases(found);
  const closed = functions.map((each) => closeFunction(each, { findings, close }));
  const types = [...closed.flatMap(typesOf), ...(last === null ? [] : [close(last.type)])];
  const { records, settle } = settleRecords(findings, {
    types,
    functionNames: sorted.map(({ name }) => name),
  });
  return {
    functions: closed.map((each) => mapFunction(each, settle)),
    records,
    answer: last === null ? null : { type: settle(close(last.type)), text: last.text },
  };
}

function checkNames(names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    const problem = names[index + 1] === name ? 'the SDK has it twice' : functionNameProblem(name);
    if (problem === null) continue;
    const message = `Expected ${JSON.stringify(name)} to be the name of one function, but ${problem}.`;
    throw new PungiError(message, { code: 'INVALID_DEFINITION' });
  }
}

interface ReadFunction {
  readonly source: FunctionDescription;
  readonly input: AnswerType;
  readonly output: AnswerType;
}

function readFunction(source: FunctionDescription, findings: Findings): ReadFunction {
  const by = { owner: pascalCase(source.name) || 'Function', ofAnswer: false };
  const output = source.output ?? true;
  return {
    source,
    input: readRoot(source.input, readingOf(source.input, findings, by)),
    output: readRoot(output, readingOf(output, findings, by)),
  };
}

function readingOf(root: JsonSchema, findings: Findings, by: Pick<Reading, 'owner' | 'ofAnswer'>): Reading {
  return { root, ...by, findings, seen: new Map(), open: new Map(), left: mostSchemas, read: readType };
}

function readRoot(schema: JsonSchema, reading: Reading): AnswerType {
  const at: Place = { reading, path: [], depth: 0, level: 0, described: true, definition: '' };
  const typed = readType(schema, at);
  return {
    type: typed.type,
    text: describeWith(isSchemaObject(schema) ? textOf(schema, 'description') : '', typed.notes),
  };
}

interface Closing {
  readonly findings: Findings;
  readonly close: (type: PythonType) => PythonType;
}

function closeFunction({ source, input, output }: ReadFunction, { findings, close }: Closing): FunctionType {
  return {
    source,
    ...parametersOf(close(input.type), source.input, findings),
    inputText: input.text,
    returns: close(output.type),
    returnsText: output.text,
  };
}

function typesOf({ parameters, extra, returns }: FunctionType): PythonType[] {
  return [...parameters.map((parameter) => parameter.type), ...(extra === null ? [] : [extra]), returns];
}

function mapFunction(each: FunctionType, change: (type: PythonType) => PythonType): FunctionType {
  return {
    ...each,
    parameters: each.parameters.map((parameter) => ({ ...parameter, type: change(parameter.type) })),
    extra: each.extra === null ? null : change(each.extra),
    returns: change(each.returns),
  };
}

import type { FunctionDescription } from '../description.ts';
import { builtinNames } from '../python/builtin-names.ts';
import { readModel } from '../python/read-model.ts';
import type { AnswerType, FunctionType, Parameter, PythonModel } from '../python/type.ts';
import { holdsNone } from '../python/union.ts';
import type { JsonSchema } from '../schema.ts';
import { freeName, takesNoneForNothing } from './signature.ts';
import { stubHead } from './stub-frame.ts';
import { inputType } from './stub-input.ts';
import { outputType } from './stub-output.ts';
import { inputRecord, outputRecord } from './stub-record.ts';

/** Stub files by path, to be laid beside the program that is checked. */
export interface Stub {
  /** The module `sdk`. */
  readonly 'sdk.pyi': string;
  /** The names that every program finds: checkers add this file to Python's builtins. */
  readonly '__builtins__.pyi': string;
}

/**
 * Renders what a type checker reads of an SDK. `answer` is the JSON Schema of the run's answer. Throws
 * `INVALID_DEFINITION` on names Python cannot use.
 */
export function renderStub(functions: readonly FunctionDescription[], answer?: JsonSchema): Stub {
  const model = readModel(functions, answer);
  return { 'sdk.pyi': sdkModule(model), '__builtins__.pyi': builtins(model) };
}

function sdkModule(model: PythonModel): string {
  const records = [...model.records.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(model.records.keys());
  const blocks = [
    stubHead,
    records.map(inputRecord).join('\n'),
    ...records.map((record) => outputRecord(record, names)),
    model.functions.map((each) => `def ${signature(each)}: ...`).join('\n'),
    aioClass(model.functions),
    finalAnswer(model.answer),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function signature(each: FunctionType, before: readonly string[] = []): string {
  const parameters = each.parameters.map(parameterText);
  const extra = each.extra === null ? [] : [`**${freeName('extra', each)}: ${inputType(each.extra)}`];
  const all = [...before, ...parameters, ...extra].join(', ');
  return `${each.source.name}(${all}) -> ${outputType(each.returns)}`;
}

function parameterText(parameter: Parameter): string {
  const type = inputType(parameter.type);
  const isNullable = takesNoneForNothing(parameter) && !holdsNone(parameter.type);
  return `${parameter.python}: ${type}${isNullable ? ' | None' : ''}${parameter.required ? '' : ' = ...'}`;
}

/** `sdk.aio`: the same functions, awaitable. A parameter of theirs may be called `self`. */
function aioClass(functions: readonly FunctionType[]): string {
  const methods = functions.map(
    (each) => `    async def ${signature(each, [freeName('_self', each), '/'])}: ...`,
  );
  return ['class _aio:', ...(methods.length === 0 ? ['    pass'] : methods), '', 'aio: _aio'].join('\n');
}

function finalAnswer(answer: AnswerType | null): string {
  const type = answer === null ? '_b.str | _b.dict[_b.str, _t.Any]' : inputType(answer.type);
  return `def final_answer(answer: ${type}) -> _t.NoReturn: ...`;
}

/** `sdk`, `final_answer` and each function that hides no builtin. */
function builtins(model: PythonModel): string {
  const names = model.functions.map((each) => each.source.name).filter((name) => !builtinNames.has(name));
  const imports = ['final_answer', ...names].map((name) => `from sdk import ${name} as ${name}`);
  return ['import sdk as sdk', ...imports, ''].join('\n');
}

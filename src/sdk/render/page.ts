import { recordsOf } from '../python/map-type.ts';
import type { FunctionType, PythonModel, PythonType, RecordType } from '../python/type.ts';
import { finalAnswerText } from './final-answer-text.ts';
import { type DocsDetail, functionText } from './function-text.ts';
import { headerText, type Imports } from './header-text.ts';
import { recordText } from './record-text.ts';

/** How much the page shows of each function, by name, and what a program may import. */
export interface PagePlan {
  readonly details: ReadonlyMap<string, DocsDetail>;
  readonly imports?: Imports | undefined;
}

/**
 * The page the model reads: how to call, records, functions, an index of those of which only the name is
 * shown, and last what `final_answer` takes, the only part that differs between the runs of one SDK. It is
 * valid Python: nothing foreign in it can stand outside of a docstring, a comment or a string.
 */
export function pageText(model: PythonModel, { details, imports }: PagePlan): string {
  const detailOf = (each: FunctionType) => details.get(each.source.name) ?? 'full';
  const shown = model.functions.filter((each) => detailOf(each) !== 'index');
  const whole = shown.filter((each) => detailOf(each) === 'full');
  const known = recordsFrom(shown.flatMap(typesOf), model.records);
  const noted = recordsFrom(whole.flatMap(typesOf), model.records);
  const ofAnswer = recordsFrom(model.answer === null ? [] : [model.answer.type], model.records);
  const blocks = [
    headerText(model.functions, imports),
    recordsText(known, (record) => noted.has(record)),
    functionsText(shown.map((each) => ({ each, detail: detailOf(each) }))),
    indexText(model.functions.filter((each) => detailOf(each) === 'index')),
    recordsText(new Set([...ofAnswer].filter((record) => !known.has(record))), () => true),
    finalAnswerText(model.answer),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function typesOf({ parameters, extra, returns }: FunctionType): PythonType[] {
  return [...parameters.map((parameter) => parameter.type), ...(extra === null ? [] : [extra]), returns];
}

function recordsFrom(
  types: readonly PythonType[],
  records: ReadonlyMap<string, RecordType>,
): ReadonlySet<RecordType> {
  const reached = new Set<RecordType>();
  const waiting = types.flatMap(recordsOf);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const record = records.get(name);
    if (record === undefined || reached.has(record)) continue;
    reached.add(record);
    waiting.push(
      ...record.fields.flatMap((field) => recordsOf(field.type)),
      ...recordsOf(record.rest ?? 'any'),
    );
  }
  return reached;
}

function recordsText(records: ReadonlySet<RecordType>, withNotes: (record: RecordType) => boolean): string {
  const sorted = [...records].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map((record) => recordText(record, withNotes(record))).join('\n');
}

interface Shown {
  readonly each: FunctionType;
  readonly detail: DocsDetail;
}

/** A blank line sets a whole function apart; short ones stand close. */
function functionsText(functions: readonly Shown[]): string {
  return functions
    .map(({ each, detail }, index) => {
      const isApart = detail === 'full' || functions[index - 1]?.detail === 'full';
      return `${index === 0 ? '' : isApart ? '\n\n' : '\n'}${functionText(each, detail)}`;
    })
    .join('');
}

function indexText(functions: readonly FunctionType[]): string {
  if (functions.length === 0) return '';
  const lines = functions.map((each) => functionText(each, 'index'));
  return ['# More functions; help(sdk.<name>) shows how to call one:', ...lines].join('\n');
}

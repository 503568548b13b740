export type { Checker, CheckOptions } from './check/checker.ts';
export { type Finding, type FindingCode, isRejected, type Place } from './check/finding.ts';
export { type NamedFunction, namesOf } from './check/names-of.ts';
export { renderFindings } from './check/render-findings.ts';
export { wordsOf } from './check/words-of.ts';
export type { Refusal } from './extract/wording.ts';
export { type Extracted, type ExtractOptions, extractProgram } from './extract.ts';

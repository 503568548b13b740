export type { Refusal } from './extract/wording.ts';
export { type Extracted, type ExtractOptions, extractProgram } from './extract.ts';

export { describeProgram } from './program-tool/describe-program.ts';
export { programSchema } from './program-tool/program-schema.ts';
export { textOf } from './program-tool/text-of.ts';

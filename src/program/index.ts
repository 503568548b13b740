export { extractProgram } from './extract.ts';

export { type ErrorCode, errorCodes } from './codes.ts';
export { PungiError, type PungiErrorOptions } from './pungi-error.ts';

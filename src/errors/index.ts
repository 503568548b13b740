export { checkFields, invalidOption, type Rule, type Rules, unknownName } from './check-fields.ts';
export { type ErrorCode, errorCodes } from './codes.ts';
export { gotText } from './got-text.ts';
export { isLong, mostDigits } from './long-integer.ts';
export { nearestName } from './nearest-name.ts';
export { PungiError, type PungiErrorOptions } from './pungi-error.ts';
export { shortText } from './short-text.ts';

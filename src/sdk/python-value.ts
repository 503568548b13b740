import { isLong, mostDigits, shortText } from '../errors/index.ts';

const longest = 40;

/** A value as a short text in Python's words, never more of it than a glimpse: `"abc" (str)`, `a list of 3`. */
export function excerptOf(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'object') return containerText(value);
  if (typeof value === 'bigint' && isLong(value)) return `an int of more than ${mostDigits} digits`;
  const type = pythonTypeOf(value);
  if (typeof value === 'string') return `${JSON.stringify(short(value))} (${type})`;
  if (typeof value === 'boolean') return `${value ? 'True' : 'False'} (${type})`;
  if (typeof value === 'number' || typeof value === 'bigint') return `${short(numberText(value))} (${type})`;
  return type;
}

/** The Python type a value of the host arrives as; what cannot cross keeps its JavaScript name. */
export function pythonTypeOf(value: unknown): string {
  if (value === null) return 'None';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'object') return isPlain(value) ? 'dict' : className(value);
  return typeNames.get(typeof value) ?? typeof value;
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['string', 'str'],
  ['boolean', 'bool'],
  ['bigint', 'int'],
]);

function containerText(value: object): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (!isPlain(value)) return `a ${className(value)}`;
  const count = Object.keys(value).length;
  return count === 1 ? 'a dict with 1 key' : `a dict with ${count} keys`;
}

function numberText(value: number | bigint): string {
  if (Number.isNaN(value)) return 'nan';
  return String(value).replace('Infinity', 'inf');
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function className(value: object): string {
  const maker: unknown = value.constructor;
  return typeof maker === 'function' && maker.name !== '' ? short(maker.name) : 'object';
}

function short(text: string): string {
  return shortText(text, longest);
}

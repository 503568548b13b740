import { isLong, mostDigits } from './long-integer.ts';
import { shortText } from './short-text.ts';

const longest = 60;

/** What came instead of what was expected, for errors read by TypeScript authors: `"5s" (string)`, `null`, `an array`. */
export function gotText(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return objectText(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return bigintText(value);
  return `${cut(typeof value === 'string' ? JSON.stringify(value) : String(value))} (${typeof value})`;
}

function bigintText(value: bigint): string {
  return isLong(value) ? `a bigint of more than ${mostDigits} digits` : `${cut(String(value))}n (bigint)`;
}

function objectText(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return 'an object';
  const maker: unknown = value.constructor;
  return typeof maker === 'function' && maker.name !== '' ? withArticle(cut(maker.name)) : 'an object';
}

function withArticle(name: string): string {
  return `${/^[AEIO]/i.test(name) ? 'an' : 'a'} ${name}`;
}

function cut(text: string): string {
  return shortText(text, longest);
}

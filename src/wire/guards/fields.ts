import { malformedFrame, unexpected } from './malformed-frame.ts';

/**
 * The fields of one object of a frame. Made only of an object with exactly the given keys: a key that no
 * guard looks at would be a way past all of them. Each reader throws `MALFORMED_FRAME` on another type.
 */
export class Fields {
  readonly #object: { readonly [key: string]: unknown };
  readonly #path: string;

  constructor(object: unknown, path: string, keys: readonly string[]) {
    if (!isObject(object)) throw unexpected(path, 'an object', object);
    if (Object.keys(object).length !== keys.length || !keys.every((key) => Object.hasOwn(object, key)))
      throw malformedFrame(`Expected \`${path}\` to have exactly the keys ${keys.join(', ')}.`);
    this.#object = object;
    this.#path = path;
  }

  /** The field as it came. */
  raw(key: string): unknown {
    return this.#object[key];
  }

  /** The name of the field in messages. */
  path(key: string): string {
    return `${this.#path}.${key}`;
  }

  boolean(key: string): boolean {
    const value = this.#object[key];
    if (typeof value !== 'boolean') throw unexpected(this.path(key), 'a boolean', value);
    return value;
  }

  /** A string of at most `most` UTF-16 units, without lone surrogates. */
  string(key: string, most: number): string {
    const value = this.#object[key];
    if (typeof value !== 'string') throw unexpected(this.path(key), 'a string', value);
    if (value.length > most) throw unexpected(this.path(key), `at most ${most} characters`, value.length);
    if (!value.isWellFormed()) throw unexpected(this.path(key), 'without lone surrogates', value);
    return value;
  }

  /** An integer from 0. */
  count(key: string): number {
    const value = this.#object[key];
    if (!isCount(value)) throw unexpected(this.path(key), 'an integer from 0', value);
    return value;
  }

  /** A finite number from 0. */
  duration(key: string): number {
    const value = this.#object[key];
    if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
    throw unexpected(this.path(key), 'a finite number from 0', value);
  }

  oneOf<Word extends string>(key: string, words: readonly Word[]): Word {
    const value = this.#object[key];
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw unexpected(this.path(key), `one of ${words.join(', ')}`, value);
    return word;
  }

  /** A line of the program's source, from 1; null where none is known. */
  line(key: string): number | null {
    const value = this.#object[key];
    if (value === null || (isCount(value) && value > 0)) return value;
    throw unexpected(this.path(key), 'a line number or null', value);
  }

  /** A list of at most `most`, each read by `read`. */
  list<Item>(key: string, most: number, read: (item: unknown, path: string) => Item): readonly Item[] {
    const value = this.#object[key];
    if (!Array.isArray(value)) throw unexpected(this.path(key), 'a list', value);
    if (value.length > most) throw unexpected(this.path(key), `at most ${most} long`, value);
    return value.map((item, index) => read(item, `${this.path(key)}[${index}]`));
  }
}

/** Whether JSON gave an object that is no list. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether this is an integer from 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

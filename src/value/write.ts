import { PungiError } from '../errors/index.ts';
import { pathText, type Step } from './path.ts';
import { isRawJson } from './raw-json.ts';
import { refusalOf } from './refuse.ts';
import { integerText, mostIntegerDigits, type Numbers, numberText, stringText } from './tags.ts';
import { tooDeep, tooLong, tooMany, tooManyDigits } from './too-large.ts';
import { exceedsBytes } from './utf8.ts';
import type { ValueLimits } from './value-limits.ts';

/**
 * Writes any encodable value, reading each part of it once, and refuses the rest by name. It is the whole
 * truth of the encoder; `JSON.stringify` is only its short cut for ordinary values.
 */
export function writeValue(value: unknown, limits: ValueLimits, form: WrittenForm): string {
  const writer = new ValueWriter(limits, form);
  writer.write(value);
  return writer.finish();
}

/** What a value is called in messages, and how its numbers are written. */
export interface WrittenForm {
  readonly root: string;
  readonly numbers: Numbers;
}

const wellFormed = 'Use its toWellFormed().';

class ValueWriter {
  readonly #limits: ValueLimits;
  readonly #root: string;
  readonly #numbers: Numbers;
  readonly #steps: Step[] = [];
  readonly #open: object[] = [];
  readonly #keys = new Map<string, string>();
  #text = '';
  #count = 0;

  constructor(limits: ValueLimits, { root, numbers }: WrittenForm) {
    this.#limits = limits;
    this.#root = root;
    this.#numbers = numbers;
  }

  finish(): string {
    if (exceedsBytes(this.#text, this.#limits.bytes)) throw tooLong(this.#root, this.#limits.bytes);
    return this.#text;
  }

  write(value: unknown): void {
    this.#count += 1;
    if (this.#count > this.#limits.count) throw tooMany(this.#root, this.#limits.count);
    // Shared references multiply: stop before the text is as large as what they stand for.
    if (this.#text.length > this.#limits.bytes) throw tooLong(this.#root, this.#limits.bytes);
    switch (typeof value) {
      case 'string':
        this.#text += this.#string(value);
        return;
      case 'number':
        this.#text += numberText(value, this.#numbers);
        return;
      case 'bigint':
        this.#text += this.#integer(value);
        return;
      case 'boolean':
        this.#text += String(value);
        return;
      default:
        this.#writeObject(value);
    }
  }

  /** Only a proxy fails when it is read: one that was revoked, or whose trap throws. */
  #writeObject(value: unknown): void {
    try {
      this.#writeContainer(value);
    } catch (cause) {
      if (PungiError.isInstance(cause) || cause instanceof RangeError) throw cause;
      throw this.#refuse('an object that cannot be read', 'Use a copy made while it can.', { cause });
    }
  }

  #writeContainer(value: unknown): void {
    if (value === null) {
      this.#text += 'null';
      return;
    }
    if (isArray(value)) {
      this.#enter(value);
      this.#writeElements(value);
    } else if (isPlainObject(value)) {
      this.#enter(value);
      this.#writeProperties(value);
    } else throw this.#refuse(...refusalOf(value));
    this.#open.pop();
  }

  /** Enters a container: not one that is being written already, and not one too deep. */
  #enter(container: object): void {
    const level = this.#open.indexOf(container);
    if (level >= 0) {
      const back = pathText(this.#root, this.#steps.slice(0, level));
      throw this.#refuse(`a cycle back to \`${back}\``, 'Send the data without it.');
    }
    if (this.#open.length === this.#limits.depth) {
      throw tooDeep(this.#root, pathText(this.#root, this.#steps), this.#limits.depth);
    }
    this.#open.push(container);
  }

  #writeElements(list: readonly unknown[]): void {
    this.#text += '[';
    for (let index = 0; index < list.length; index++) {
      if (index > 0) this.#text += ',';
      this.#steps.push(index);
      if (!(index in list)) throw this.#refuse('a hole in the array', 'Fill it with null.');
      this.write(list[index]);
      this.#steps.pop();
    }
    this.#text += ']';
  }

  #writeProperties(object: object): void {
    const symbol = Object.getOwnPropertySymbols(object)[0];
    if (symbol !== undefined) {
      throw this.#refuse(`an object with the key ${String(symbol)}`, 'Use only strings as keys.');
    }
    let before = '{';
    for (const key of Object.keys(object)) {
      this.#steps.push(key);
      this.#text += before + this.#key(key);
      this.write(this.#property(object, key));
      this.#steps.pop();
      before = ',';
    }
    this.#text += before === '{' ? '{}' : '}';
  }

  /** Reads a property without running code of the object. */
  #property(object: object, key: string): unknown {
    const property = Object.getOwnPropertyDescriptor(object, key);
    if (property?.get !== undefined || property?.set !== undefined) {
      throw this.#refuse('a getter or setter', 'Use a copy of the object, { ...object }.');
    }
    return property?.value;
  }

  /** Records repeat their keys: each is checked and quoted once. */
  #key(key: string): string {
    const known = this.#keys.get(key);
    if (known !== undefined) return known;
    if (!key.isWellFormed()) throw this.#refuse('a key with a lone surrogate', wellFormed);
    const text = `${JSON.stringify(key)}:`;
    this.#keys.set(key, text);
    return text;
  }

  #integer(value: bigint): string {
    const text = integerText(value);
    if (text === undefined) throw tooManyDigits(pathText(this.#root, this.#steps), mostIntegerDigits);
    return text;
  }

  #string(text: string): string {
    if (!text.isWellFormed()) throw this.#refuse('a string with a lone surrogate', wellFormed);
    return stringText(text);
  }

  #refuse(found: string, fix: string, source: { readonly cause?: unknown } = {}): PungiError {
    const path = pathText(this.#root, this.#steps);
    return new PungiError(`Expected \`${path}\` to be a plain value, got ${found}. ${fix}`, {
      code: 'VALUE_NOT_PLAIN',
      ...source,
    });
  }
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || (prototype === null && !isRawJson(value));
}

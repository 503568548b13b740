import { malformed } from './malformed.ts';
import { pathText, type Step } from './path.ts';
import { readTag } from './tags.ts';
import type { Value } from './value.ts';

const tilde = 0x7e;

/**
 * Turns what `JSON.parse` made of wire text into the value, in place: tagged strings become what they
 * stand for. `parsed` may be a part of a larger frame that `parseText` made, which bounds its depth.
 * Throws `MALFORMED_VALUE` with the path on a tag no encoder writes, and on lone surrogates.
 */
export function untag(parsed: unknown, root = 'value'): Value {
  return new Untagger(root).value(parsed);
}

class Untagger {
  readonly #root: string;
  readonly #steps: Step[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  value(parsed: unknown): Value {
    if (typeof parsed === 'string') return this.#string(parsed);
    if (typeof parsed === 'object' && parsed !== null) {
      if (Array.isArray(parsed)) this.#list(parsed);
      else this.#object(parsed as Record<string, unknown>);
    }
    return parsed as Value;
  }

  #list(list: unknown[]): void {
    for (let index = 0; index < list.length; index++) {
      this.#steps.push(index);
      list[index] = this.value(list[index]);
      this.#steps.pop();
    }
  }

  /** Sets only keys that are there already, so that `__proto__` is one like any other. */
  #object(object: Record<string, unknown>): void {
    for (const key of Object.keys(object)) {
      this.#steps.push(key);
      if (!key.isWellFormed()) throw this.#malformed('a key with a lone surrogate');
      object[key] = this.value(object[key]);
      this.#steps.pop();
    }
  }

  #string(text: string): Value {
    if (!text.isWellFormed()) throw this.#malformed('a string with a lone surrogate');
    if (text.charCodeAt(0) !== tilde) return text;
    const value = readTag(text);
    if (value === undefined) throw this.#malformed('a string with an unknown tag');
    return value;
  }

  #malformed(found: string): Error {
    return malformed(pathText(this.#root, this.#steps), found);
  }
}

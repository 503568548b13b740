import { stringEnd } from './string-end.ts';

const space = /[ \t\n\r]*/y;
const word = /[-+.\w]*/y;

/**
 * Does what `JSON.parse` does, for texts with an escape in a key: there V8 13 and 14 may return another key,
 * one that an earlier text of the process put at that place (nodejs/node#63785). A hostile program could so
 * change what others receive. Literals still go to `JSON.parse`, which reads them well; objects are made here.
 *
 * Throws SyntaxError. Recursive: the caller has bounded the depth.
 */
export function readJson(text: string): unknown {
  return new JsonReader(text).read();
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    const value = this.#value();
    this.#skip(space);
    if (this.#at < this.#text.length) throw this.#unexpected();
    return value;
  }

  #value(): unknown {
    if (this.#takes('{')) return this.#object();
    if (this.#takes('[')) return this.#list();
    return JSON.parse(this.#text[this.#at] === '"' ? this.#string() : this.#skip(word));
  }

  #list(): unknown[] {
    const list: unknown[] = [];
    if (this.#takes(']')) return list;
    do list.push(this.#value());
    while (this.#takes(','));
    this.#expect(']');
    return list;
  }

  #object(): object {
    const object: Record<string, unknown> = {};
    if (this.#takes('}')) return object;
    do this.#property(object);
    while (this.#takes(','));
    this.#expect('}');
    return object;
  }

  /** Defines what an assignment could hand to a setter: `__proto__` is a key like any other. */
  #property(object: Record<string, unknown>): void {
    this.#skip(space);
    const key: string = JSON.parse(this.#string());
    this.#expect(':');
    const value = this.#value();
    if (!(key in object)) object[key] = value;
    else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  }

  /** Takes the literal of a string, quotes included. */
  #string(): string {
    const end = this.#text[this.#at] === '"' ? stringEnd(this.#text, this.#at) : -1;
    if (end < 0) throw this.#unexpected();
    const literal = this.#text.slice(this.#at, end + 1);
    this.#at = end + 1;
    return literal;
  }

  #expect(character: string): void {
    if (!this.#takes(character)) throw this.#unexpected();
  }

  #takes(character: string): boolean {
    this.#skip(space);
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [taken = ''] = pattern.exec(this.#text) ?? [];
    this.#at += taken.length;
    return taken;
  }

  #unexpected(): SyntaxError {
    return new SyntaxError(`Unexpected end or character at position ${this.#at}`);
  }
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ValueLimits } from '../../src/value/index.ts';
import type { Description } from './description.ts';

/** What the guest made of a text. */
export interface GuestReading {
  readonly value: Description;
  /** The value, encoded again. */
  readonly text: string;
}

/** What the guest says of a text of anyone: the value, or the class of the error. */
export type GuestVerdict = { readonly value: Description } | { readonly error: string };

/** The codec of the guest in one plain `python3` child; the caller disposes it. */
export class GuestCodec implements Disposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #replies: AsyncIterator<string>;

  constructor() {
    const cwd = new URL('../../guest', import.meta.url);
    this.#child = spawn('python3', ['-m', 'tests.echo'], { cwd, env: { ...process.env, ...environment } });
    this.#replies = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  read(texts: readonly string[]): Promise<readonly GuestReading[]> {
    return this.#ask({ op: 'read', texts });
  }

  write(values: readonly Description[]): Promise<readonly string[]> {
    return this.#ask({ op: 'write', values });
  }

  judge(texts: readonly string[], limits: ValueLimits): Promise<readonly GuestVerdict[]> {
    return this.#ask({ op: 'judge', texts, limits });
  }

  async #ask<Answer>(request: object): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#replies.next();
    if (done) throw new Error(`The guest ended: ${this.#child.stderr.read()}`);
    return JSON.parse(value);
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}

const environment = { PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' };

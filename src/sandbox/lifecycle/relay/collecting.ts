import type { SandboxFile } from '../../contract.ts';
import type { Collected } from '../collect-artifacts.ts';
import { pathProblem } from '../file-path.ts';
import { sandboxFile } from '../sandbox-file.ts';
import { malformedRecord, type TagFromRelay } from './record.ts';

/** Files that a relay hands out, piece by piece. */
export interface Collecting {
  /** Never rejects. */
  readonly collected: Promise<Collected>;
  /** Takes a record. Throws `MALFORMED_FRAME` on more than was asked for, and on what makes no sense. */
  on(tag: TagFromRelay, payload: Uint8Array): void;
  /** Ends it without what is not there yet. */
  giveUp(reason: string): void;
}

/** How long a relay may be silent: a program may have slowed it down or stopped it. */
const patienceMs = 5_000;

/** Files and refusals that are taken; a relay of ours gives no more. */
const mostRecords = 11_000;

/** Collects `artifactBytes` at most. */
export function collecting(artifactBytes: number): Collecting {
  return new RelayedFiles(artifactBytes);
}

/** What is collected where nothing can be. */
export function notHandedOut(reason: string): Collected {
  return { artifacts: [], notices: [`What is in /out was not kept: ${reason}.`] };
}

class RelayedFiles implements Collecting {
  readonly #done = Promise.withResolvers<Collected>();
  readonly collected: Promise<Collected> = this.#done.promise;
  readonly #artifacts = new Map<string, SandboxFile>();
  readonly #notices: string[] = [];
  #left: number;
  #records = 0;
  #file: { readonly path: string; readonly pieces: Uint8Array[] } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(artifactBytes: number) {
    this.#left = artifactBytes;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.giveUp('the sandbox does not hand it out'), patienceMs);
  }

  on(tag: TagFromRelay, payload: Uint8Array): void {
    this.#wait();
    if (tag === 'D') this.#piece(payload);
    else this.#next(tag, payload);
  }

  #next(tag: TagFromRelay, payload: Uint8Array): void {
    this.#endFile();
    this.#records += 1;
    if (this.#records > mostRecords)
      throw malformedRecord(`Expected at most ${mostRecords} files, got more.`);
    if (tag === 'N') this.#file = { path: new TextDecoder().decode(payload), pieces: [] };
    else if (tag === 'W') this.#refused(new TextDecoder().decode(payload));
    else this.#end({ artifacts: [...this.#artifacts.values()], notices: this.#notices });
  }

  #piece(payload: Uint8Array): void {
    this.#left -= payload.length;
    if (this.#file === null || this.#left < 0)
      throw malformedRecord('Expected no more bytes of files than were asked for, got more.');
    this.#file.pieces.push(payload.slice());
  }

  #endFile(): void {
    if (this.#file === null) return;
    const { path, pieces } = this.#file;
    this.#file = null;
    if (pathProblem(path) !== null || this.#artifacts.has(path))
      this.#notices.push(`/out/${path} was not kept: its name is not portable.`);
    else this.#artifacts.set(path, sandboxFile(path, Buffer.concat(pieces)));
  }

  #refused(text: string): void {
    const [path = '', reason = ''] = text.split('\0');
    this.#notices.push(`/out/${path} was not kept: ${reason}.`);
  }

  giveUp(reason: string): void {
    this.#end(notHandedOut(reason));
  }

  #end(collected: Collected): void {
    clearTimeout(this.#timer);
    this.#done.resolve(collected);
  }
}

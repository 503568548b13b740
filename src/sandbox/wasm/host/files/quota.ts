import { FileError } from '../error-code.ts';

/** How much a writable folder may hold. */
export interface Room {
  readonly bytes: number;
  /** Files and folders together. */
  readonly nodes: number;
}

/** What is left of a `Room`. Counts a removed file until it is also closed: what is held is held. */
export class Quota {
  #bytes: number;
  #nodes: number;

  constructor({ bytes, nodes }: Room) {
    this.#bytes = bytes;
    this.#nodes = nodes;
  }

  /** Throws "no space left" and takes nothing when there is less. */
  take({ bytes, nodes }: Room): void {
    if (bytes > this.#bytes || nodes > this.#nodes) throw new FileError('insufficientSpace');
    this.#bytes -= bytes;
    this.#nodes -= nodes;
  }

  give({ bytes, nodes }: Room): void {
    this.#bytes += bytes;
    this.#nodes += nodes;
  }
}

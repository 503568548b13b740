import { GuestFault } from './guest-fault.ts';

/** Handles that the C library may have kept from before the image was taken: these are always there. */
export const standardHandles = { stdin: 1, stdout: 2, stderr: 3, root: 4, network: 5 } as const;

const firstOwn = 16;

/** More than any sensible program opens, and few enough that their weight on the host stays below 2 MB. */
const mostHandles = 16_384;

/** Kept for what is asked for by functions that cannot fail, such as a timer. */
const reserved = 64;

/** What stands behind a handle. */
export abstract class Resource {
  /** Called once, when the guest gives it up. */
  dropped(): void {}
}

/** A resource of which the guest only ever needs the handle. */
export class Token extends Resource {}

type Kind<Wanted extends Resource> = abstract new (...values: never[]) => Wanted;

/** The resources a program holds: files, streams, timers. Handles are numbers, and hostile. */
export class Handles {
  readonly #resources: Map<number, Resource>;
  #next: number = firstOwn;

  constructor(standard: readonly (readonly [number, Resource])[]) {
    this.#resources = new Map(standard);
  }

  /** How many are open beside the standard ones. */
  get open(): number {
    let count = 0;
    for (const handle of this.#resources.keys()) if (handle >= firstOwn) count += 1;
    return count;
  }

  /** Whether a file can no longer be opened: that is an error which a program can handle. */
  get isFull(): boolean {
    return this.#resources.size >= mostHandles - reserved;
  }

  /** Throws `GuestFault` beyond 16,384: a program that opens without end must not fill the host's memory. */
  add(resource: Resource): number {
    if (this.#resources.size >= mostHandles) throw new GuestFault(`more than ${mostHandles} open handles`);
    const handle = this.#next;
    this.#next += 1;
    this.#resources.set(handle, resource);
    return handle;
  }

  /** Throws `GuestFault` for a handle that is not open or of another kind: no honest C library sends one. */
  get<Wanted extends Resource>(handle: number, kind: Kind<Wanted>): Wanted {
    const resource = this.#resources.get(handle);
    if (!(resource instanceof kind)) throw new GuestFault(`handle ${handle} used as a ${kind.name}`);
    return resource;
  }

  drop(handle: number): void {
    this.#resources.get(handle)?.dropped?.();
    this.#resources.delete(handle);
  }
}

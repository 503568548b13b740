import type { HousedGuest } from '../lifecycle/process-sandbox.ts';
import type { Ground } from './ground.ts';

/** Where the guests of one sandbox are. */
export interface Containers {
  /** Gives a guest that is ready, in a container. Rejects with `SANDBOX_UNAVAILABLE`. */
  start(ground: Ground, signal: AbortSignal): Promise<HousedGuest>;
  /** Removes those that wait for a program, after the last guest was given back. Never rejects. */
  close(): Promise<void>;
}

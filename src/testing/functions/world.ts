/** What the functions of the fixture know of one program: it is handed to them as `context`. */
export interface World {
  /** What they saw, in order. */
  readonly events: string[];
  /** How many naps go on, and went on at most. */
  napping: number;
  most: number;
  /** Turns that were asked for: each ends when those before it have. */
  readonly turns: PromiseWithResolvers<void>[];
  /** Told of each function before it does anything. */
  readonly onInvoke: (name: string) => void;
}

/** Opens the world of one program. */
export function openWorld(onInvoke: (name: string) => void): World {
  return { events: [], napping: 0, most: 0, turns: [], onInvoke };
}

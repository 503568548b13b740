/** How a guest's place is removed, once, whoever asks for it and how often. */
export interface Removal {
  /** Settles when it was removed; until somebody asks, it waits. */
  readonly gone: Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** `remove` runs at the first `dispose`. */
export function removal(remove: () => Promise<void>): Removal {
  const gone = Promise.withResolvers<void>();
  let removed: Promise<void> | null = null;
  const dispose = (): Promise<void> => {
    removed ??= remove();
    gone.resolve(removed);
    return removed;
  };
  return { gone: gone.promise, dispose };
}

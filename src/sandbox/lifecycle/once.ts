/** Remembers what was found; what failed is asked again. */
export function once<T>(find: () => Promise<T>): Once<T> {
  let found: Promise<T> | null = null;
  const get = (): Promise<T> => {
    found ??= find().catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  return Object.assign(get, { ifFound: async () => await (found?.catch(() => null) ?? null) });
}

/** Gives what was found, looking for it on first use. */
export interface Once<T> {
  (): Promise<T>;
  /** Looks for nothing: null where nobody has asked yet. Never rejects. */
  ifFound(): Promise<T | null>;
}

/**
 * Makes an observer harmless: what it throws or rejects with is dropped, so that a broken logger cannot break
 * the run it watches. Undefined becomes an observer that does nothing.
 */
export function contained<T>(observer: ((event: T) => unknown) | undefined): (event: T) => void {
  if (!observer) return () => {};
  return (event) => {
    try {
      const returned = observer(event);
      if (returned instanceof Promise) returned.catch(() => {});
    } catch {
      // its author's own affair
    }
  };
}

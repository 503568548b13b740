/** A `by` that loops over its stand-in must come to an end. */
const mostReads = 1_000;

/**
 * What a rate limit is counted by, in words: the parts of the input that `by` reads (`user_id`, `to.email and
 * kind`), found by calling it once with a stand-in; `subject` where it reads none. Never throws.
 */
export function subjectOf(by: (input: never, context: never) => string): string {
  const reads: string[] = [];
  try {
    by(standIn('', reads) as never, standIn('', []) as never);
  } catch {
    // What it read before it failed on the stand-in still tells what it counts by.
  }
  const distinct = [...new Set(reads)].filter((path) => !reads.some((other) => other.startsWith(`${path}.`)));
  return distinct.length === 0 ? 'subject' : distinct.join(' and ');
}

/** Something that can be read, called, iterated and made a text of, and notes which paths were read. */
function standIn(path: string, reads: string[]): unknown {
  // An arrow function is the one target that can be called and has no property of its own that must be reported.
  return new Proxy(() => '', {
    get: (_target, key) => {
      if (reads.length > mostReads) throw new Error('Expected `by` to read less.');
      if (key === Symbol.toPrimitive) return () => '';
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      if (typeof key === 'symbol') return undefined;
      const read = path === '' ? key : `${path}.${key}`;
      reads.push(read);
      return standIn(read, reads);
    },
    apply: () => {
      // A method was called: its object was meant, not the method.
      const method = reads.lastIndexOf(path);
      if (method >= 0) reads.splice(method, 1);
      return standIn(path.split('.').slice(0, -1).join('.'), reads);
    },
  });
}

/** Where in a value a check stands: keys and indexes from the inside out, null at the root. */
export type Place = { readonly outer: Place; readonly key: string | number } | null;

/** The keys and indexes that lead from the root of a value to a part of it. */
export type Path = readonly (string | number)[];

/**
 * What is wrong, in Python's words and without the value: `expected int`. A function where finding the words
 * takes time: of a million wrong keys only the few that are told are looked into.
 */
export type Message = string | (() => string);

/** The words of a message. */
export function messageText(message: Message): string {
  return typeof message === 'string' ? message : message();
}

/** One thing wrong with a value. */
export interface Issue {
  readonly path: Path;
  readonly message: Message;
  /** Set where a constant differs: such a branch of a union was not meant. */
  readonly tag: boolean;
}

/** A default to put where the value has nothing. */
export interface Fill {
  readonly path: Path;
  readonly value: () => unknown;
}

/** Tests a part of a value, and reports what it finds; must not throw and must not change the value. */
export type Check = (value: unknown, place: Place, findings: Findings) => void;

/** A hostile list of a million wrong items must not become a million issues. */
const mostIssues = 20;

type Memory = Map<Check, Map<object, Findings | null>>;

/** What the checks found in one value. */
export class Findings {
  /** How many issues there were; `issues` keeps the first ones. */
  failures = 0;
  readonly issues: Issue[] = [];
  readonly fills: Fill[] = [];
  readonly #memory: Memory;

  constructor(memory: Memory = new Map()) {
    this.#memory = memory;
  }

  fail(place: Place, message: Message, tag = false): void {
    this.#add({ path: pathOf(place), message, tag });
  }

  fill(place: Place, value: () => unknown): void {
    this.fills.push({ path: pathOf(place), value });
  }

  /** What `check` finds, kept apart: for keywords that only ask whether it passes. */
  apart(check: Check, value: unknown, place: Place): Findings {
    const findings = new Findings(this.#memory);
    check(value, place, findings);
    return findings;
  }

  /**
   * Runs the check of a schema that recurs, once for each object: unions of recursive schemas would
   * otherwise take 2^depth steps, which a program could use to stop the host with one small value.
   */
  once(check: Check, value: unknown, place: Place): void {
    if (typeof value !== 'object' || value === null) {
      check(value, place, this);
      return;
    }
    const known = this.#memory.get(check) ?? new Map<object, Findings | null>();
    this.#memory.set(check, known);
    const seen = known.get(value) ?? this.#first(known, check, value);
    if (seen !== null) this.include(seen, place);
  }

  /** Takes over what was found apart, `place` being where that check began to count. */
  include(other: Findings, place: Place = null): void {
    const path = pathOf(place);
    this.failures += other.failures - other.issues.length;
    for (const issue of other.issues) this.#add({ ...issue, path: [...path, ...issue.path] });
    for (const fill of other.fills) this.fills.push({ ...fill, path: [...path, ...fill.path] });
  }

  /** Null while it runs: a value that contains itself is met again, and passes if the rest of it does. */
  #first(known: Map<object, Findings | null>, check: Check, value: object): Findings | null {
    if (known.has(value)) return null;
    known.set(value, null);
    const findings = this.apart(check, value, null);
    known.set(value, findings);
    return findings;
  }

  #add(issue: Issue): void {
    this.failures += 1;
    if (this.issues.length < mostIssues) this.issues.push(issue);
  }
}

function pathOf(place: Place): Path {
  const path: (string | number)[] = [];
  for (let at = place; at !== null; at = at.outer) path.push(at.key);
  return path.reverse();
}

import type { Place } from './finding.ts';

/** What a program does with names, as far as its text tells: all that the checks of the SDK read of it. */
export interface Outline {
  /** Every use of a name or of an attribute behind one, `sdk.search`, with its arguments where it is called. */
  readonly uses: readonly Use[];
  readonly imports: readonly Import[];
  /** Names that the program gives a meaning of its own, in whatever scope; what it imports from `sdk` is not among them. */
  readonly bound: ReadonlySet<string>;
  /** Whether it may make names that its text does not show: `exec`, `globals()`, a star import. */
  readonly isDynamic: boolean;
  /** Where annotations stand: newer Pythons never look the names in them up. */
  readonly annotations: readonly Span[];
}

/** One use; `path` is `['sdk', 'search']`, the place is that of its last name. */
export interface Use {
  readonly path: readonly string[];
  readonly place: Place;
  readonly call: Arguments | null;
  /** The exceptions that a `try` around it names. */
  readonly caught: ReadonlySet<string>;
}

/** The arguments of a call, as far as they can be counted. */
export interface Arguments {
  /** Those without a name and without a star. */
  readonly positional: number;
  readonly keywords: readonly { readonly name: string; readonly place: Place }[];
  /** Whether there is `*args`. */
  readonly isStarred: boolean;
  /** Whether there is `**kwargs`. */
  readonly isUnpacked: boolean;
}

/** `import module as local`, or `from module import name as local`. */
export interface Import {
  readonly module: string;
  readonly name: string | null;
  readonly local: string;
  readonly place: Place;
  readonly caught: ReadonlySet<string>;
}

/** From a line and column to another, the end excluded; both count from 1. */
export interface Span {
  readonly from: Pick<Place, 'line' | 'column'>;
  readonly to: Pick<Place, 'line' | 'column'>;
}

/** Tells whether a place lies in a span. */
export function isWithin({ line, column }: Place, { from, to }: Span): boolean {
  const isAfter = line > from.line || (line === from.line && column >= from.column);
  return isAfter && (line < to.line || (line === to.line && column < to.column));
}

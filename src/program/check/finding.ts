/** Where a finding points: line and column count from 1, columns and width in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly width: number;
}

/** The kinds of findings: a closed set, so that each can be tested, counted and documented. */
export type FindingCode =
  | 'size'
  | 'syntax'
  | 'undefined-name'
  | 'refused-import'
  | 'unknown-function'
  | 'unknown-argument'
  | 'duplicate-argument'
  | 'too-many-arguments'
  | 'missing-argument'
  | 'unchecked';

/** One thing that a check found before anything ran. */
export interface Finding {
  readonly code: FindingCode;
  /** An `error` rejects the program. A `note` is in doubt, or about the check itself: the program runs. */
  readonly severity: 'error' | 'note';
  /** Null where the whole program is meant. */
  readonly place: Place | null;
  /** A sentence for whoever wrote the program, with the right signature where there is one. */
  readonly message: string;
  /** What to write at the place instead, where that is known. */
  readonly fix?: string;
}

/** Tells whether findings reject a program. */
export function isRejected(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

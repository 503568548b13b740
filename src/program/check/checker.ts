import type { ManifestFunction } from '../../value/index.ts';
import type { Finding } from './finding.ts';

/** What a program is checked against. */
export interface CheckOptions {
  /** The functions of the SDK, as the guest is told of them. */
  readonly functions: readonly ManifestFunction[];
  /** The top-level modules that a program may import; `sdk` always. */
  readonly importPolicy: 'all' | { readonly allow: readonly string[] };
  /** Names that stand before the program begins: what earlier programs of the run left. @default none */
  readonly names?: Iterable<string>;
  /** @default the limit `sourceBytes` */
  readonly sourceBytes?: number;
}

/** Looks a program over before anything runs. */
export interface Checker {
  /**
   * Findings in the order of the source. Must not throw, must run nothing, and must leave what is in doubt a note:
   * a rejected program costs the model a turn.
   */
  check(source: string, options: CheckOptions): Promise<readonly Finding[]>;
  /** Whether Python can parse a source, where the checker can tell. Must not throw. */
  parses?(source: string): boolean;
}

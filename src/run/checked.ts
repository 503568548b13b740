import type { Finding, NamedFunction } from '../program/index.ts';

/** What is known of a program before it runs. */
export interface Checked {
  /** Whether nothing of it may run. */
  readonly rejected: boolean;
  readonly findings: readonly Finding[];
  /** The functions of the SDK that it names, by name, with what they do to the world. For people, not for policy. */
  readonly functions: readonly NamedFunction[];
}

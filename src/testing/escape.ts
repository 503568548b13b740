import type { Facts } from './canary.ts';
import type { Expected, StepOptions } from './case.ts';
import type { NeedName } from './needs.ts';

/** The name of one way to break a sandbox. */
export type EscapeClass =
  | 'introspection'
  | 'tampering'
  | 'frames'
  | 'floods'
  | 'storms'
  | 'planted'
  | 'leaks'
  | 'files'
  | 'network'
  | 'processes'
  | 'ends'
  | 'crashes'
  | 'memory'
  | 'kernel'
  | 'carried'
  | 'rules';

/** The ways in which sandboxes of this kind were broken. */
export const escapeClasses: Readonly<Record<EscapeClass, string>> = {
  introspection: 'From any Python object to every other: classes, frames, closures, garbage collector.',
  tampering: 'Patched builtins, libraries and guest functions, so that what crosses changes.',
  frames: 'Bytes sent past the guest: malformed, forged, duplicated, unasked.',
  floods: 'More output, text or names than anyone can hold.',
  storms: 'Memory, recursion, threads, processes, files and time without end.',
  planted: 'State left behind for the next program.',
  leaks: 'Objects, errors, paths and secrets of the host that show inside.',
  files: 'Reading, writing and linking files of the host.',
  network: 'Sockets to the host, in every form.',
  processes: 'Shells, children, signals and native code.',
  ends: 'Racing, outliving or faking the end of a program.',
  crashes: 'Crafted bytecode, pickles and pointers that crash an interpreter.',
  memory: 'All of the interpreter’s memory, read and written through forged pointers.',
  kernel: 'Calls of the kernel and its shared places, past every library.',
  carried: 'Crafted state handed to the next step of a run.',
  rules: 'Ways past the rules of a restricted language.',
};

/**
 * One attack. It prints `REACHED` with what it got; nothing else may come out of it. It does no harm where
 * it succeeds: probes look, storms are bounded, connections go to the runner's own listener.
 */
export interface EscapeCase extends StepOptions {
  /** What holds, as a claim in the present tense; unique. */
  readonly name: string;
  readonly class: EscapeClass;
  /** Tried only where programs are written so: elsewhere it is no attack. */
  readonly language?: 'restricted';
  readonly program: string | ((facts: Facts) => string);
  /** How the program may end: one of these. Left out: in any outcome. */
  readonly ends?: readonly Expected[];
  /** Where a rung lacks it, the attack is declared not to be held. */
  readonly without?: NeedName;
  /** A program of the same run that follows, and how it must end. */
  readonly next?: { readonly program: string; readonly ends: readonly Expected[] };
}

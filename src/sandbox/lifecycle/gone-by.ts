import { constants } from 'node:os';
import type { Gone } from './guest.ts';

/** How a process ended, of the word and the number that its parent told: `exit 3` or `signal 11`. */
export function goneBy(word: string | undefined, number: number): Gone {
  if (word === 'exit') return { exitCode: number, signal: null };
  const name = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return { exitCode: null, signal: name ?? `signal ${number}` };
}

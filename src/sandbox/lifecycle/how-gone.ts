import { constants } from 'node:os';
import type { Gone } from './guest.ts';

/** The end of a process that exited. */
export function exitOf(exitCode: number): Gone {
  return { exitCode, signal: null };
}

/** The end of a process that a signal ended. */
export function signalOf(number: number): Gone {
  const name = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return { exitCode: null, signal: name ?? `signal ${number}` };
}

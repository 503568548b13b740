import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ProgramUser } from './command.ts';

/** Numbers that distributions leave to services that make users as they need them. */
const first = 61_184;
const last = 65_519;

/**
 * Who programs run as: null for the host's own user, or, where that is root, a user that is nobody's. Each
 * sandbox has its own, so that two of them have no rights on each other.
 */
export async function programUser(): Promise<ProgramUser | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return freeUser(passwd, () => randomInt(first, last + 1));
}

/** A number that no line of `passwd` has; `draw` gives one after the other. */
export function freeUser(passwd: string, draw: () => number): ProgramUser {
  const taken = new Set(passwd.split('\n').map((line) => Number(line.split(':')[2])));
  let uid = draw();
  while (taken.has(uid)) uid = draw();
  return { uid, gid: uid };
}

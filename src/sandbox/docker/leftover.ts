import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { beganAt } from '../lifecycle/began-at.ts';

/** Who made a container: one process, told apart from another that gets its number later. */
export interface Maker {
  readonly machine: string;
  readonly boot: string;
  /** Of the process numbers: those of another container say nothing here. */
  readonly space: string;
  readonly pid: number;
  /** When it began, in ticks since the boot; empty where the system does not tell. */
  readonly began: string;
}

const prefix = 'io.pungi.';

/** The label that all containers of one sandbox carry, and nobody else's. */
export function sandboxLabel(): string {
  return `${prefix}sandbox=${randomUUID()}`;
}

/** Every container of Pungi carries it. */
export const makerLabel: string = `${prefix}pid`;

/** The maker as labels. */
export function labelsOf({ machine, boot, space, pid, began }: Maker): Readonly<Record<string, string>> {
  const texts = { machine, boot, space, pid: String(pid), began };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${prefix}${name}`, text]));
}

/**
 * Whether a container with these labels was left behind: its maker was on this machine and is gone. Of makers
 * elsewhere, which share an engine, nothing is known: theirs stay. `beganOf` tells of a process that runs. Pure.
 */
export function isLeftover(
  labels: Readonly<Record<string, string>>,
  here: Maker,
  beganOf: (pid: number) => string | null,
): boolean {
  const of = (name: string): string => labels[`${prefix}${name}`] ?? '';
  if (of('machine') !== here.machine) return false;
  if (of('boot') !== here.boot) return true;
  return of('space') === here.space && beganOf(Number(of('pid'))) !== of('began');
}

/** This process as a maker. */
export function thisMaker(): Maker {
  return {
    machine: createHash('sha256')
      .update(`${read('/etc/machine-id')}${hostname()}`)
      .digest('hex')
      .slice(0, 16),
    boot: read('/proc/sys/kernel/random/boot_id'),
    space: link('/proc/self/ns/pid'),
    pid: process.pid,
    began: beganAt(process.pid) ?? '',
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PungiError } from '../../errors/index.ts';
import type { Probe } from '../index.ts';
import { buildNest } from './ground.ts';
import { type NamespacesOptions, resolveOptions } from './options.ts';

/**
 * Whether the rung works here, with which Python; if not, why, and what would make it work. It builds the wall
 * once, with one process in it that runs nothing.
 */
export async function probe(options: NamespacesOptions = {}): Promise<Probe> {
  const resolved = resolveOptions(options);
  const missing = await findMissing({ platform: process.platform, arch: process.arch, has });
  if (missing !== null) return { usable: false, ...missing };
  try {
    const nest = await buildNest(resolved, AbortSignal.timeout(resolved.bootMs));
    try {
      const clone = await nest.clone();
      await clone.remove();
      return { usable: true, version: nest.version };
    } finally {
      await nest.end();
    }
  } catch (error) {
    if (!PungiError.isInstance(error, 'SANDBOX_UNAVAILABLE')) throw error;
    return { usable: false, reason: error.message, remedy: remedyOf(error.message) };
  }
}

/** What a machine must have before anything is tried. */
interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly has: (command: string) => Promise<boolean>;
}

/** Why it cannot work, and what helps; null where it may. */
export async function findMissing({ platform, arch, has }: Machine): Promise<Remedy | null> {
  if (platform !== 'linux')
    return {
      reason: `Namespaces are a part of Linux, and this is ${platform}.`,
      remedy: 'Use wasm or docker.',
    };
  if (arch !== 'x64' && arch !== 'arm64')
    return {
      reason: `The system calls of ${arch} are not known here, so they cannot be filtered.`,
      remedy: 'Use wasm, or a machine with x64 or arm64.',
    };
  for (const [command, name] of tools)
    if (!(await has(command)))
      return { reason: `There is no ${command}.`, remedy: `apt-get install -y ${name}` };
  return null;
}

type Remedy = { readonly reason: string; readonly remedy: string };

/** The programs that build the wall, each with its package in Debian. */
const tools = [
  ['bwrap', 'bubblewrap'],
  ['setpriv', 'util-linux'],
] as const;

async function has(command: string): Promise<boolean> {
  return await promisify(execFile)(command, ['--version']).then(
    () => true,
    () => false,
  );
}

/** What helps against what was said. */
export function remedyOf(reason: string): string {
  return remedies.find(([said]) => said.test(reason))?.[1] ?? otherwise;
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /^Expected Python/,
    "apt-get install -y python3, or name one: namespaces({ python: '/path/to/python3' }).",
  ],
  [
    /No permissions to create|uid map|max_user_namespaces/i,
    'sysctl -w kernel.unprivileged_userns_clone=1, on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0, and user.max_user_namespaces above 0.',
  ],
  [
    /Operation not permitted/,
    'In a container the kernel is asked through its own filter: start it with --security-opt seccomp=unconfined --security-opt systempaths=unconfined, or use docker as the sandbox.',
  ],
];

const otherwise = 'The kernel refused a part of the wall: use wasm or docker.';

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beganAt } from '../lifecycle/began-at.ts';
import { guestBuild } from '../lifecycle/guest-folder.ts';
import { findInterpreter } from '../lifecycle/interpreter.ts';
import { prepareRootfs } from '../lifecycle/rootfs.ts';
import { type Cgroups, findCgroups } from './cgroup.ts';
import { findRunsc } from './find-runsc.ts';
import { globalArgs } from './oci-config.ts';
import type { ResolvedOptions } from './options.ts';
import { deleteAll } from './runsc.ts';

/** What all sandboxes of one rung stand on. */
export interface Ground {
  readonly runsc: string;
  /** Before each command of `runsc`. */
  readonly args: readonly string[];
  /** Of this sandbox alone: bundles, and what `runsc` keeps. */
  readonly folder: string;
  readonly rootfs: string;
  readonly cgroups: Cgroups | null;
  readonly build: string;
}

/** Finds what is needed, and removes what hosts that are gone left. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function prepareGround(options: ResolvedOptions): Promise<Ground> {
  const { path } = await findRunsc(options.runsc);
  const { folder: rootfs } = await prepareRootfs(
    await findInterpreter(options.python, 'gvisor'),
    options.onProgress,
  );
  const cgroups = options.rootless ? null : await findCgroups();
  const shared = sharedFolder();
  await mkdir(shared, { recursive: true, mode: 0o700 });
  await reapLeftovers(shared, path);
  const folder = await mkdtemp(join(shared, `${process.pid}-${beganAt(process.pid) ?? ''}-`));
  const args = globalArgs(options, join(folder, 'state'), cgroups !== null);
  return { runsc: path, args, folder, rootfs, cgroups, build: guestBuild() };
}

/** Of this user; what stands in it is named for the process that made it. */
function sharedFolder(): string {
  return join(tmpdir(), `pungi-gvisor-${process.getuid?.() ?? 0}`);
}

/** A host that was killed leaves no sandbox, since each ends with its stdin; but it leaves its folder. */
async function reapLeftovers(shared: string, runsc: string): Promise<void> {
  for (const name of await readdir(shared)) {
    const [pid, began] = name.split('-');
    if (beganAt(Number(pid)) === began) continue;
    const folder = join(shared, name);
    await deleteAll(runsc, join(folder, 'state'));
    await rm(folder, { recursive: true, force: true });
  }
}

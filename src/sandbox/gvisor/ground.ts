import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beganAt } from '../lifecycle/began-at.ts';
import { guestBuild } from '../lifecycle/guest-folder.ts';
import { findInterpreter } from '../lifecycle/interpreter.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { prepareRootfs } from '../lifecycle/rootfs.ts';
import { findCgroups, type MakeGroup, reapGroups } from './cgroup.ts';
import { findRunsc } from './find-runsc.ts';
import { globalArgs } from './oci-config.ts';
import type { ResolvedOptions } from './options.ts';
import { deleteAll } from './runsc.ts';

/** What all sandboxes of one rung stand on. */
export interface Ground {
  /** This process, told apart from another that gets its number later. */
  readonly maker: string;
  readonly runsc: string;
  /** Before each command of `runsc`. */
  readonly args: readonly string[];
  /** Of this sandbox alone: bundles, and what `runsc` keeps. */
  readonly folder: string;
  readonly rootfs: string;
  /** Null where memory cannot be capped as a whole. */
  readonly makeGroup: MakeGroup | null;
  readonly build: string;
}

/** Finds what is needed, and removes what hosts that are gone left. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function prepareGround(options: ResolvedOptions): Promise<Ground> {
  const { path } = await findRunsc(options.runsc);
  const { folder: rootfs } = await prepareRootfs(
    await findInterpreter(options.python, 'gvisor'),
    options.onProgress,
  );
  const makeGroup = options.rootless ? null : await findCgroups();
  if (makeGroup === null && !options.rootless) throw unavailable(noCgroups);
  const shared = sharedFolder();
  await mkdir(shared, { recursive: true, mode: 0o700 });
  await reapLeftovers(shared, path);
  const maker = `${process.pid}-${beganAt(process.pid) ?? ''}`;
  const folder = await mkdtemp(join(shared, `${maker}-`));
  const args = globalArgs(options, join(folder, 'state'), makeGroup !== null);
  return { maker, runsc: path, args, folder, rootfs, makeGroup, build: guestBuild() };
}

const noCgroups =
  'Memory cannot be capped: the control groups of this machine cannot be written. Say gvisor({ rootless: true }) to go without.';

/** Of this user; what stands in it is named for the process that made it. */
function sharedFolder(): string {
  return join(tmpdir(), `pungi-gvisor-${process.getuid?.() ?? 0}`);
}

/** A host that was killed leaves no sandbox, since each ends with its stdin; but it leaves its folder. */
async function reapLeftovers(shared: string, runsc: string): Promise<void> {
  for (const name of (await readdir(shared)).filter((each) => isLeft(each))) {
    const folder = join(shared, name);
    await deleteAll(runsc, join(folder, 'state'));
    await rm(folder, { recursive: true, force: true });
  }
  await reapGroups((name) => name.startsWith('pungi-') && isLeft(name.slice('pungi-'.length)));
}

/** Whether the process that a name begins with is gone; of another name nothing is known. */
function isLeft(name: string): boolean {
  const [, pid, began] = /^(\d+)-(\d+)-/.exec(name) ?? [];
  return pid !== undefined && beganAt(Number(pid)) !== began;
}

import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A control group of one sandbox: its limit of memory holds for the group below it, which is `runsc`'s. */
export interface Group {
  /** Of the group below, from the root of the control groups. */
  readonly path: string;
  /** Sets what it may hold, more or less than before. Rejects with the error of the system. */
  setMemory(bytes: number): Promise<void>;
  /** Sets how many processors it has, once `runsc` has started; until then all. Rejects with the error of the system. */
  setCpus(cpus: number): Promise<void>;
  /** Whether its memory has run out. Never rejects. */
  hasRunOut(): Promise<boolean>;
  /** After all of its processes ended. Never rejects. */
  remove(): Promise<void>;
}

/** Makes groups. */
export type MakeGroup = (id: string) => Promise<Group>;

const root = '/sys/fs/cgroup';

/** How groups are made here, in either version; null where this process may not. */
export async function findCgroups(): Promise<MakeGroup | null> {
  if (await isWritable(`${root}/memory/memory.limit_in_bytes`)) return (id) => makeGroup(id, firstVersion);
  const controllers = await readFile(`${root}/cgroup.subtree_control`, 'utf8').catch(() => '');
  const isUsable = controllers.split(/\s/).includes('memory') && (await isWritable(`${root}/cgroup.procs`));
  return isUsable ? (id) => makeGroup(id, secondVersion) : null;
}

async function isWritable(path: string): Promise<boolean> {
  return await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Where memory stands in one version. */
interface Version {
  readonly folder: string;
  /** The files with its limit, in the order in which a smaller one is written. */
  readonly limits: readonly string[];
  /** The limit of processors: where it stands, and what is written, in this order, for so much of each period. */
  readonly cpus: {
    readonly folder: string;
    readonly files: (quotaUs: number) => readonly (readonly [name: string, text: string])[];
  };
  /** Files that tell together whether it ran out, and how they are read. */
  readonly told: {
    readonly files: readonly string[];
    readonly hasRunOut: (texts: readonly string[]) => boolean;
  };
}

const periodUs = 100_000;

const firstVersion: Version = {
  folder: `${root}/memory`,
  limits: ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'],
  cpus: {
    folder: `${root}/cpu`,
    files: (quotaUs) => [
      ['cpu.cfs_period_us', String(periodUs)],
      ['cpu.cfs_quota_us', String(quotaUs)],
    ],
  },
  // Newer kernels count no failure here; what was held at most comes as near to the limit as one batch of pages.
  told: {
    files: ['memory.max_usage_in_bytes', 'memory.limit_in_bytes'],
    hasRunOut: ([most, limit]) => Number(most) > Number(limit) - 2 ** 20,
  },
};

const secondVersion: Version = {
  folder: root,
  limits: ['memory.max'],
  cpus: { folder: root, files: (quotaUs) => [['cpu.max', `${quotaUs} ${periodUs}`]] },
  told: {
    files: ['memory.events'],
    hasRunOut: ([events = '']) => /^oom_kill [1-9]/m.test(events),
  },
};

async function makeGroup(id: string, { folder, limits, cpus, told }: Version): Promise<Group> {
  const place = `${folder}/${id}`;
  await mkdir(place);
  return {
    path: `/${id}/sandbox`,
    setMemory: async (bytes) => {
      // The one for memory and swap together may never be the smaller one.
      const write = (name: string): Promise<void> => writeFile(`${place}/${name}`, String(bytes));
      await inTurn(limits, write).catch(() => inTurn(limits.toReversed(), write));
    },
    setCpus: async (count) => {
      for (const [name, text] of cpus.files(Math.round(count * periodUs)))
        await writeFile(`${cpus.folder}/${id}/sandbox/${name}`, text);
    },
    hasRunOut: async () => {
      const read = (name: string): Promise<string> => readFile(`${place}/${name}`, 'utf8').catch(() => '');
      return told.hasRunOut(await Promise.all(told.files.map(read)));
    },
    remove: () => removeGroup(id),
  };
}

/** Removes the groups whose name `isLeft` tells to be left over. Never rejects. */
export async function reapGroups(isLeft: (name: string) => boolean): Promise<void> {
  const found = await Promise.all((await hierarchies()).map((folder) => readdir(folder).catch(() => [])));
  for (const name of new Set(found.flat().filter(isLeft))) await removeGroup(name);
}

/** From every hierarchy: in each one `runsc` made the folders above its own, and removes its own alone. */
async function removeGroup(id: string): Promise<void> {
  const remove = async (folder: string): Promise<void> => {
    await rmdir(`${folder}/${id}/sandbox`).catch(() => {}); // where `runsc` was killed, it did not
    await rmdir(`${folder}/${id}`).catch(() => {});
  };
  await Promise.all((await hierarchies()).map(remove));
}

/** The root, and in the first version of control groups the root of each controller. */
async function hierarchies(): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const isController = (name: string): boolean => existsSync(join(root, name, 'cgroup.clone_children'));
  const controllers = entries.filter((entry) => entry.isDirectory() && isController(entry.name));
  return [root, ...controllers.map(({ name }) => join(root, name))];
}

async function inTurn(names: readonly string[], write: (name: string) => Promise<void>): Promise<void> {
  for (const name of names) await write(name);
}

import { access, constants, readFile, writeFile } from 'node:fs/promises';

/** Control groups of this machine in which a sandbox can be capped. */
export interface Cgroups {
  /** The files that hold the limit of a group's memory, in the order in which a smaller one is written. */
  memoryFiles(group: string): readonly string[];
}

const root = '/sys/fs/cgroup';

/** Those that this process can write, of either version; null where it cannot. */
export async function findCgroups(): Promise<Cgroups | null> {
  if (await isWritable(`${root}/memory`)) {
    const names = ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'];
    return { memoryFiles: (group) => names.map((name) => `${root}/memory${group}/${name}`) };
  }
  const controllers = await readFile(`${root}/cgroup.controllers`, 'utf8').catch(() => '');
  if (!controllers.includes('memory') || !(await isWritable(root))) return null;
  return { memoryFiles: (group) => [`${root}${group}/memory.max`] };
}

async function isWritable(folder: string): Promise<boolean> {
  return await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Sets what a group may hold, more or less than before. Rejects with the error of the system. */
export async function setMemory(files: readonly string[], bytes: number): Promise<void> {
  // The one for memory and swap together may never be the smaller one.
  try {
    for (const file of files) await writeFile(file, String(bytes));
  } catch {
    for (const file of files.toReversed()) await writeFile(file, String(bytes));
  }
}

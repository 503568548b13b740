import { chmod, chown, cp, mkdir, mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guestFolder } from '../lifecycle/guest-folder.ts';
import { removeFolder } from '../lifecycle/remove-folder.ts';
import type { ProgramUser } from './command.ts';

/** The private folder of one sandbox on the host's disk. */
export interface RunFolder {
  readonly path: string;
  /** Where the host listens for its programs. */
  readonly socket: string;
  /** Makes the folder that is `/data` of the program at a place. */
  makeData(place: string): Promise<string>;
  /** Removes it with all that is in it. Never rejects. */
  remove(): Promise<void>;
}

/** What of the guest is needed: its own files may lie where the programs' user cannot read. */
const packages = ['pungi_guest', 'pungi_jail', 'pungi_process'];

/** Makes one that only the host and the programs' user can enter. */
export async function makeRunFolder(user: ProgramUser | null): Promise<RunFolder> {
  const path = await mkdtemp(join(tmpdir(), 'pungi-'));
  const run = join(path, 'run');
  await Promise.all([copyGuest(join(path, 'guest')), mkdir(run)]);
  if (user !== null) await open(join(path, 'guest'));
  const isStrict = ((await stat(run)).mode & 0o005) !== 0o005; // the umask keeps others out, and programs are others
  await chmod(run, 0o755);
  if (user !== null) await chown(path, user.uid, user.gid);
  return {
    path,
    socket: join(run, 'socket'),
    makeData: async (place) => {
      const data = join(run, place);
      await mkdir(data);
      if (isStrict) await chmod(data, 0o755);
      return data;
    },
    remove: () => removeFolder(path),
  };
}

async function copyGuest(folder: string): Promise<void> {
  await mkdir(folder);
  await chmod(folder, 0o755);
  for (const name of packages)
    await cp(join(guestFolder, name), join(folder, name), { recursive: true, preserveTimestamps: true });
}

/** Lets every user read it, however it was installed: the private folder around it lets only one in. */
async function open(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries.map((entry) => chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)),
  );
}

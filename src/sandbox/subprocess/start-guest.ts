import { join } from 'node:path';
import { folderFiles } from '../lifecycle/guest-files.ts';
import { guestFolder } from '../lifecycle/guest-folder.ts';
import type { Interpreter } from '../lifecycle/interpreter.ts';
import { makePrivateFolder, type PrivateFolder } from '../lifecycle/private-folder.ts';
import type { HousedGuest } from '../lifecycle/process-sandbox.ts';
import { removal } from '../lifecycle/removal.ts';
import { streamGuest } from '../lifecycle/stream-guest.ts';
import { type Command, startWatched, type WatchedChild } from './watched-child.ts';

/** What a guest is started with. */
export interface Start {
  readonly interpreter: Interpreter;
  /** Whether the third-party packages of the interpreter are there. */
  readonly packages: boolean;
  readonly build: string;
  readonly bootMs: number;
  /** Gives up on it. */
  readonly signal: AbortSignal;
}

/** Starts a guest in a folder of its own and waits until it is ready. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function startGuest(start: Start): Promise<HousedGuest> {
  const folder = await makePrivateFolder();
  let child: WatchedChild | null = null;
  const { gone, dispose } = removal(() => remove(child, folder));
  try {
    child = await startWatched(commandOf(start, folder));
    const guest = await streamGuest(child, start);
    child.release();
    const mounts = { data: folder.data, out: folder.out };
    const files = folderFiles(folder, child.gone);
    return { guest, files, mounts, died: child.gone, gone, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** The folder goes when nobody writes into it any more. */
async function remove(child: WatchedChild | null, folder: PrivateFolder): Promise<void> {
  await child?.end();
  await folder.remove();
}

/**
 * Isolated: no working directory, user site or site-packages in the way of imports, and an environment that
 * holds nothing of the host's, where its credentials are. `-I` would do that too, but would not let the order
 * of sets be fixed.
 */
function commandOf({ interpreter, packages }: Start, folder: PrivateFolder): Command {
  const options = packages ? ['-P', '-s'] : ['-P', '-s', '-S'];
  return {
    path: interpreter.path,
    args: [...options, '-X', 'utf8', join(guestFolder, 'pungi_process', 'launch.py'), folder.path],
    env: {
      HOME: folder.tmp,
      LANG: 'C.UTF-8',
      // Each arena of glibc maps 64 MiB, which would count as memory of the program.
      MALLOC_ARENA_MAX: '2',
      PATH: '/usr/local/bin:/usr/bin:/bin',
      PYTHONHASHSEED: '0',
      TMPDIR: folder.tmp,
    },
    cwd: folder.tmp,
  };
}

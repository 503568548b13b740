import { folderFiles } from '../lifecycle/guest-files.ts';
import type { HousedGuest } from '../lifecycle/process-sandbox.ts';
import { removal } from '../lifecycle/removal.ts';
import { type Expected, type GuestStreams, streamGuest } from '../lifecycle/stream-guest.ts';
import type { Clone, Nest } from './nest.ts';

/** Clones a guest and waits until it is ready. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function startGuest(nest: Nest, expected: Expected): Promise<HousedGuest> {
  const clone = await nest.clone();
  const { gone, dispose } = removal(() => clone.remove());
  try {
    const ready = streamGuest(streamsOf(clone), expected);
    for (const socket of Object.values(clone.connections)) socket.resume();
    const guest = await ready;
    clone.release();
    const files = folderFiles(clone.folder, clone.ended);
    return { guest, files, mounts: null, died: clone.ended, gone, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function streamsOf({ connections, ended, kill, hold }: Clone): GuestStreams {
  const { frames, stdout, stderr } = connections;
  return {
    toGuest: frames,
    fromGuest: frames,
    stdout,
    stderr,
    killable: Promise.resolve(),
    exited: ended,
    kill,
    hold,
  };
}

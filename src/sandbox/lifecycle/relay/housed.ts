import type { SandboxFile } from '../../contract.ts';
import type { Gone } from '../guest.ts';
import type { HousedGuest } from '../process-sandbox.ts';
import { removal } from '../removal.ts';
import { type Expected, streamGuest } from '../stream-guest.ts';
import { openLink, outOfMemory, type RelayLink, type RelayWire } from './link.ts';

/** A container, or what is like one: it holds one relay, and nothing of it is on the host. */
export interface Container extends RelayWire {
  /** Settles when it ended, by itself or not. Never rejects. */
  readonly ended: Promise<ContainerEnd>;
  /** Kills and removes it; settles when nothing of it is left. May be called often. Never rejects. */
  readonly remove: () => Promise<void>;
  /** Keeps the host alive until it ended, and no longer: what is only parked does not. */
  readonly hold: () => void;
  readonly release: () => void;
}

/** How a container ended. */
export interface ContainerEnd {
  readonly ranOutOfMemory: boolean;
  /** The last of what it wrote as errors: what its relay says before it can say anything better. */
  readonly errors: string;
}

/** How long a relay has to kill its program; then its container is killed. */
const killMs = 2_000;

/** Waits for the guest in a container. Rejects with `SANDBOX_UNAVAILABLE`; the container is removed then. */
export async function housedInside(container: Container, expected: Expected): Promise<HousedGuest> {
  const link = openLink(container);
  const { gone, dispose } = removal(() => container.remove());
  const lay = async (given: readonly SandboxFile[]): Promise<void> => {
    container.hold(); // from here on a program waits for it
    await link.lay(given);
  };
  try {
    const guest = await streamGuest(streamsOf(link, container), expected);
    container.release();
    const files = { lay, collect: (most: number) => link.collect(most) };
    return { guest, files, mounts: null, died: container.ended, gone, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function streamsOf(link: RelayLink, container: Container) {
  const { toGuest, fromGuest, stdout, stderr } = link;
  const exited = link.exited.then(async (gone) => gone ?? goneOf(await container.ended));
  return {
    ...{ toGuest, fromGuest, stdout, stderr, exited },
    killable: Promise.resolve(),
    kill: () => kill(link, container),
    hold: container.hold,
  };
}

function kill(link: RelayLink, container: Container): void {
  link.kill();
  const timer = setTimeout(() => void container.remove(), killMs);
  void link.exited.then(() => clearTimeout(timer));
}

function goneOf({ ranOutOfMemory, errors }: ContainerEnd): Gone {
  const message = `The container ended before its program. ${errors}`.trim();
  const fault = ranOutOfMemory ? outOfMemory : ({ reason: 'crashed', message } as const);
  return { exitCode: null, signal: 'SIGKILL', fault };
}

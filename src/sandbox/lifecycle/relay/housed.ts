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

/** How long a program that said its end may take to exit; what its container serves after that is none. */
const leaveMs = 200;

/**
 * Told when a program has left its container by itself: `renew` makes room for another one, whose guest is
 * waited for by `housedInside` again. Whoever does not want that removes the container. Settles when this
 * program's part of it is gone.
 */
export type AfterProgram = (renew: () => void) => Promise<void>;

/**
 * Waits for the guest in a container. Rejects with `SANDBOX_UNAVAILABLE`; the container is removed then. It is
 * also removed after its program, unless `afterProgram` is given and has another use for it.
 */
export async function housedInside(
  container: Container,
  expected: Expected,
  afterProgram?: AfterProgram,
): Promise<HousedGuest> {
  const link = openLink(container);
  const { gone, dispose } = removal(() =>
    afterProgram && link.isDone ? afterProgram(() => link.renew()) : container.remove(),
  );
  const lay = async (given: readonly SandboxFile[]): Promise<void> => {
    container.hold(); // from here on a program waits for it
    await link.lay(given);
  };
  try {
    const guest = await streamGuest(
      {
        ...streamsOf(link, container),
        ...(afterProgram && { leave: () => kill(link, container, leaveMs) }),
      },
      expected,
    );
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

function kill(link: RelayLink, container: Container, afterMs?: number): void {
  link.kill(afterMs);
  const timer = setTimeout(() => void container.remove(), killMs);
  void link.exited.then(() => clearTimeout(timer));
}

function goneOf({ ranOutOfMemory, errors }: ContainerEnd): Gone {
  const message = `The container ended before its program. ${errors}`.trim();
  const fault = ranOutOfMemory ? outOfMemory : ({ reason: 'crashed', message } as const);
  return { exitCode: null, signal: 'SIGKILL', fault };
}

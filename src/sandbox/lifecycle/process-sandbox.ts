import type { Limits } from '../../value/index.ts';
import type { Mounts } from '../../wire/index.ts';
import type { Capabilities, Capacity, Sandbox, SandboxEnd, SandboxRun } from '../contract.ts';
import { checkFiles } from './check-files.ts';
import { type DriveEnd, drive } from './drive.ts';
import type { Guest } from './guest.ts';
import type { GuestFiles } from './guest-files.ts';
import { notStarted, unavailable } from './not-started.ts';
import { createPool, type Place, type Pool } from './pool.ts';
import { type ProgramText, programText } from './program-text.ts';

/** A guest with a place for its files. */
export interface HousedGuest extends Place {
  readonly guest: Guest;
  readonly files: GuestFiles;
  /** Where the guest finds its files on the host's disk, null where it finds `/data` and `/out` by itself. */
  readonly mounts: Mounts | null;
  /** Adapts what was started ahead to the limits of its program. Rejects with `SANDBOX_UNAVAILABLE`. */
  readonly suit?: (limits: Limits) => Promise<void>;
}

/** What makes one rung of processes differ from another. */
export interface ProcessRung {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Programs at the same time. */
  readonly most: number;
  /** Guests kept ready. */
  readonly spares: number;
  /** Starts a guest. Rejects with `SANDBOX_UNAVAILABLE` where it cannot, and when the signal is aborted. */
  readonly start: (signal: AbortSignal) => Promise<HousedGuest>;
  /** Lets go of what all guests stand on, after the last of them is gone. May be called often; must not reject. */
  readonly close?: () => Promise<void>;
  /** Which of these packages its programs cannot import. */
  readonly lacking: (needs: readonly string[]) => Promise<readonly string[]>;
}

/** A sandbox of one process for each program. Starts the first on first use. */
export function processSandbox(rung: ProcessRung): Sandbox {
  return new ProcessSandbox(rung);
}

class ProcessSandbox implements Sandbox {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly #rung: ProcessRung;
  readonly #pool: Pool<HousedGuest>;
  readonly #disposed = new AbortController();

  constructor(rung: ProcessRung) {
    this.name = rung.name;
    this.capabilities = rung.capabilities;
    this.#rung = rung;
    this.#pool = createPool(rung);
  }

  async run(given: SandboxRun): Promise<SandboxEnd> {
    checkFiles(given.files, given.limits.filesBytes);
    const asked = performance.now();
    const run = { ...given, signal: AbortSignal.any([given.signal, this.#disposed.signal]) };
    let housed: HousedGuest;
    try {
      housed = await this.#place(run);
    } catch (error) {
      return notStarted(error, given.signal.aborted, performance.now() - asked);
    }
    try {
      return await runIn(housed, run, performance.now() - asked);
    } finally {
      void housed.dispose(); // the pool waits for it
    }
  }

  /** A guest with the files of the program in it. */
  async #place(run: SandboxRun): Promise<HousedGuest> {
    const lacking = run.needs.length === 0 ? [] : await this.#rung.lacking(run.needs);
    if (lacking.length > 0) throw unavailable(`The sandbox has no ${lacking.join(', ')}.`);
    const housed = await this.#pool.take(run.signal);
    try {
      await housed.suit?.(run.limits);
      await housed.files.lay(run.files);
      run.signal.throwIfAborted();
      return housed;
    } catch (error) {
      void housed.dispose();
      throw error;
    }
  }

  capacity(): Capacity {
    return this.#pool.capacity();
  }

  async drain(): Promise<void> {
    await this.#pool.drain();
    await this.#rung.close?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed.abort(unavailable('The sandbox was disposed.'));
    await this.#pool[Symbol.asyncDispose]();
    await this.#rung.close?.();
  }
}

async function runIn(housed: HousedGuest, run: SandboxRun, queuedMs: number): Promise<SandboxEnd> {
  const text = programText(run.limits.outputBytes, run.onText);
  run.onStart();
  const end = await drive(housed.guest, { ...run, mounts: housed.mounts, text });
  const artifacts = isAborted(end) ? [] : await artifactsOf(housed, run, text);
  return { ...end, started: true, queuedMs, artifacts };
}

/** Who aborts waits for nothing; everyone else gets all that was written. */
function isAborted(end: DriveEnd): boolean {
  return end.status === 'stopped' && end.reason === 'aborted';
}

async function artifactsOf(
  { guest, files }: HousedGuest,
  run: SandboxRun,
  text: ProgramText,
): Promise<SandboxEnd['artifacts']> {
  await guest.silent;
  const { artifacts, notices } = await files.collect(run.limits.artifactBytes);
  for (const notice of notices) text.notice(notice);
  return artifacts;
}

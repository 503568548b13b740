import { readdir } from 'node:fs/promises';
import type { Mounts } from '../../wire/index.ts';
import type { Capabilities, Capacity, Sandbox, SandboxEnd, SandboxRun } from '../contract.ts';
import { checkFiles } from './check-files.ts';
import { collectArtifacts } from './collect-artifacts.ts';
import { type DriveEnd, drive } from './drive.ts';
import type { Guest } from './guest.ts';
import { layFiles } from './lay-files.ts';
import { notStarted, unavailable } from './not-started.ts';
import { createPool, type Place, type Pool } from './pool.ts';
import { type ProgramText, programText } from './program-text.ts';

/** Where the host finds what the program calls `/data` and `/out`. */
export interface ProgramFolders {
  readonly data: string;
  readonly out: string;
}

/** A guest whose folders the host can reach. */
export interface HousedGuest extends Place {
  readonly guest: Guest;
  readonly folder: ProgramFolders;
  /** What the guest is told of that folder, null where it finds `/data` and `/out` by itself. */
  readonly mounts: Mounts | null;
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
  /** Which of these packages its programs cannot import. */
  readonly lacking: (needs: readonly string[]) => Promise<readonly string[]>;
  /** Ends what all guests share, after the last of them is gone. May be called often. Never rejects. */
  readonly close?: () => Promise<void>;
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
      await layFiles(housed.folder.data, run.files);
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
  { guest, folder, died }: HousedGuest,
  run: SandboxRun,
  text: ProgramText,
): Promise<SandboxEnd['artifacts']> {
  await guest.silent;
  if ((await readdir(folder.out)).length === 0) return [];
  // What the program started may still be at work on the files it left.
  await died;
  const { artifacts, notices } = await collectArtifacts(folder.out, run.limits.artifactBytes);
  for (const notice of notices) text.notice(notice);
  return artifacts;
}

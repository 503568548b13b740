import { availableParallelism } from 'node:os';
import type { Capabilities, Capacity, Isolation, Sandbox, SandboxEnd, SandboxRun } from '../index.ts';
import { type Admission, openAdmission, unlessAborted } from '../lifecycle/admission.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import type { Candidate } from './candidates.ts';
import type { ResolvedOptions } from './options.ts';
import { type PassedOver, rank, whyNone, whyOf } from './pick.ts';
import { Stable } from './stable.ts';

/** A sandbox that picks one of these for each program. */
export function autoSandbox(options: ResolvedOptions, candidates: readonly Candidate[]): Sandbox {
  return new AutoSandbox(options, candidates);
}

class AutoSandbox implements Sandbox {
  readonly name = 'auto';
  readonly capabilities: Capabilities;
  readonly #options: ResolvedOptions;
  readonly #candidates: readonly Candidate[];
  readonly #stable: Stable;
  readonly #admission: Admission = openAdmission();

  constructor(options: ResolvedOptions, candidates: readonly Candidate[]) {
    this.capabilities = promised(options.atLeast);
    this.#options = options;
    this.#candidates = rank(candidates, options.atLeast);
    this.#stable = new Stable(options.rungs);
  }

  run(given: SandboxRun): Promise<SandboxEnd> {
    return this.#admission.admit(given, (run) => this.#inTurn(run));
  }

  /** A program that never started is handed to the next rung: that is free. */
  async #inTurn(run: SandboxRun): Promise<SandboxEnd> {
    const asked = performance.now();
    const { atLeast, packages, imports } = this.#options;
    const needs = [...new Set([...packages, ...run.needs])];
    const passedOver: PassedOver[] = [];
    for (const candidate of this.#candidates) {
      const found = await unlessAborted(
        this.#stable.find(candidate, { packages: needs, imports }),
        run.signal,
      );
      if ('reason' in found) {
        passedOver.push(found);
        continue;
      }
      const waitedMs = performance.now() - asked;
      const onStart = (): void => this.#start(run, candidate, passedOver);
      const end = await found.run({ ...run, needs, onStart });
      if (!isUnavailable(end)) return { ...end, queuedMs: end.queuedMs + waitedMs };
      passedOver.push({ rung: candidate.name, reason: end.message, remedy: null });
    }
    throw unavailable(whyNone(atLeast, passedOver));
  }

  #start(run: SandboxRun, candidate: Candidate, passedOver: readonly PassedOver[]): void {
    const { atLeast, onPick } = this.#options;
    const { name: rung, level: isolation } = candidate;
    onPick({
      id: run.id,
      rung,
      isolation,
      why: whyOf(candidate, atLeast, passedOver),
      passedOver: [...passedOver],
    });
    run.onStart();
  }

  capacity(): Capacity {
    const { running, waiting } = this.#admission;
    const most = this.#stable.made.map((sandbox) => sandbox.capacity().most);
    return { running, waiting, most: Math.max(...most, availableParallelism()) };
  }

  async drain(): Promise<void> {
    await this.#admission.drain();
    await this.#stable.drain();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#admission[Symbol.asyncDispose]();
    await this.#stable[Symbol.asyncDispose]();
  }
}

function isUnavailable(end: SandboxEnd): end is Extract<SandboxEnd, { status: 'stopped' }> {
  return end.status === 'stopped' && end.reason === 'unavailable' && !end.started;
}

/** What holds whichever rung is picked. */
function promised(isolation: Isolation): Capabilities {
  const isWalled = isolation !== 'none';
  return {
    isolation,
    replay: 'calls',
    filesClosed: isWalled,
    networkClosed: isWalled,
    memoryCapped: isWalled,
    threads: true,
    processes: true,
    packages: 'option',
  };
}

import { defaultLimits } from '../../value/index.ts';
import type { Capabilities, Sandbox, SandboxEnd, SandboxRun } from '../index.ts';
import { playedCapabilities } from './played-guest.cases.ts';

/** A program that came to its end. */
export const completed: SandboxEnd = {
  ...{ status: 'completed', started: true, queuedMs: 0, artifacts: [] },
  ...{ value: null, carried: null, notCarried: [], variables: [] },
};

/** A program in TypeScript: what the sandbox does with the run. */
export type Play = (run: SandboxRun) => SandboxEnd;

/** A sandbox that plays; it notes what it ran, and whether it was disposed. */
export class FakeSandbox implements Sandbox {
  readonly name = 'fake';
  readonly capabilities: Capabilities = playedCapabilities;
  readonly runs: SandboxRun[] = [];
  disposed = false;
  readonly #play: Play;

  constructor(play: Play = () => completed) {
    this.#play = play;
  }

  run(run: SandboxRun): Promise<SandboxEnd> {
    this.runs.push(run);
    run.onStart();
    return Promise.resolve(this.#play(run));
  }

  capacity(): { running: number; waiting: number; most: number } {
    return { running: 0, waiting: 0, most: 1 };
  }

  drain(): Promise<void> {
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.disposed = true;
    return Promise.resolve();
  }
}

/** A run of a program that calls nothing. */
export function aRun(changes: Partial<SandboxRun> = {}): SandboxRun {
  return {
    ...{ id: 'run', source: 'print(1)', manifest: { version: 1, functions: [], records: {} } },
    ...{ carried: null, last: null, files: [], limits: defaultLimits, importPolicy: 'all' },
    ...{ seed: '0'.repeat(32), startedAt: 0, needs: [], labels: {} },
    signal: new AbortController().signal,
    onStart: () => {},
    onCall: () => Promise.resolve({ status: 'done', output: null }),
    onText: () => {},
    ...changes,
  };
}

import type { Capabilities, Sandbox, SandboxEnd, SandboxRun } from '../../src/sandbox/index.ts';

/** A program in TypeScript: what the sandbox does with the run. */
export type Play = (run: SandboxRun) => SandboxEnd | Promise<SandboxEnd>;

/** A program that came to its end and left nothing. */
export const completed: SandboxEnd & { readonly status: 'completed' } = {
  ...{ status: 'completed', started: true, queuedMs: 5, artifacts: [] },
  ...{ value: null, carried: null, notCarried: [], variables: [] },
};

/** What a rung can do that plays: nothing. */
export const noCapabilities: Capabilities = {
  isolation: 'none',
  replay: 'calls',
  filesClosed: false,
  networkClosed: false,
  memoryCapped: false,
  threads: false,
  processes: false,
  packages: 'none',
};

/** A sandbox that plays; it notes what it ran, and whether it was disposed. It is no wall. */
export class FakeSandbox implements Sandbox {
  readonly name = 'fake';
  readonly capabilities: Capabilities;
  readonly runs: SandboxRun[] = [];
  disposed = false;
  readonly #play: Play;

  constructor(play: Play = () => completed, capabilities: Capabilities = noCapabilities) {
    this.#play = play;
    this.capabilities = capabilities;
  }

  async run(run: SandboxRun): Promise<SandboxEnd> {
    this.runs.push(run);
    run.onStart();
    return await this.#play(run);
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

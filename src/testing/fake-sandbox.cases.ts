import { completed, FakeSandbox } from '../../test/support/fake-sandbox.ts';
import type { Capabilities, Sandbox, SandboxEnd, SandboxRun } from '../sandbox/index.ts';

/** What a program of a fake sandbox prints; it is not Python. */
export type Play = (run: SandboxRun) => string;

const walled: Capabilities = {
  isolation: 'wasm',
  replay: 'exact',
  filesClosed: true,
  networkClosed: true,
  memoryCapped: true,
  threads: false,
  processes: false,
  packages: 'none',
};

/** A sandbox whose every program prints what `play` says and completes. */
export function fakeSandbox(play: Play, capabilities: Partial<Capabilities> = {}): Sandbox {
  const run = (given: SandboxRun): SandboxEnd => {
    const text = play(given);
    if (text !== '') given.onText({ stream: 'stdout', offset: 0, text, line: null });
    return completed;
  };
  return new FakeSandbox(run, { ...walled, ...capabilities });
}

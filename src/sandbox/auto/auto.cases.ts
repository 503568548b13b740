import { FakeSandbox, type Play } from '../../../test/support/fake-sandbox.ts';
import type { Isolation, Probe, SandboxEnd } from '../index.ts';
import type { Candidate } from './candidates.ts';

/** A rung whose probe says what it is told to, and which notes what was asked of it. */
export interface FakeRung {
  readonly candidate: Candidate;
  readonly made: FakeSandbox[];
  readonly options: (object | undefined)[];
  probes: number;
}

/** What is particular about one. */
export interface FakeRungOptions {
  readonly probe?: Probe;
  readonly play?: Play;
  readonly withPackages?: object | null;
}

/** Makes one, of a name and a level. */
export function fakeRung(name: string, level: Isolation, given: FakeRungOptions = {}): FakeRung {
  const { probe = { usable: true, version: '1' }, play, withPackages = null } = given;
  const make = (options?: object): FakeSandbox => {
    const sandbox = new FakeSandbox(play);
    rung.made.push(sandbox);
    rung.options.push(options);
    return sandbox;
  };
  const door = {
    make,
    probe: () => {
      rung.probes += 1;
      return Promise.resolve(probe);
    },
  };
  const candidate: Candidate = { name, level, withPackages, open: () => Promise.resolve(door) };
  const rung: FakeRung = { candidate, made: [], options: [], probes: 0 };
  return rung;
}

/** The end of a program that a rung could not start. */
export const unavailableEnd: SandboxEnd = {
  ...{ status: 'stopped', reason: 'unavailable', message: 'The sandbox has no numpy.' },
  ...{ started: false, queuedMs: 0, artifacts: [] },
};

import { PungiError } from '../../errors/index.ts';
import type { Probe, Sandbox } from '../index.ts';
import { runOwn } from '../lifecycle/own-program.ts';
import type { Candidate, Door } from './candidates.ts';
import type { PassedOver } from './pick.ts';

/** What a program wants of a rung, beside its wall. */
export interface Wanted {
  /** Third-party packages. */
  readonly packages: readonly string[];
  readonly imports: readonly string[];
}

/** How long what a probe said holds, milliseconds: what an operator installs is found without a restart. */
export const probeKeptMs = 60_000;

/** The rungs of one `auto`: found, made on first use, and ended with it. */
export class Stable implements AsyncDisposable {
  readonly #rungs: { readonly [rung: string]: object };
  readonly #now: () => number;
  readonly #probes = new Map<string, { readonly probe: Promise<Probe>; readonly at: number }>();
  readonly #made = new Map<string, Sandbox>();
  readonly #lacking = new Map<string, Promise<readonly string[]>>();

  /** `rungs`: what each is made with; `now`: milliseconds that only go on. */
  constructor(rungs: { readonly [rung: string]: object }, now: () => number = () => performance.now()) {
    this.#rungs = rungs;
    this.#now = now;
  }

  /** The rungs that were made. */
  get made(): readonly Sandbox[] {
    return [...this.#made.values()];
  }

  /** The sandbox of a candidate, or why it will not do. */
  async find(candidate: Candidate, wanted: Wanted): Promise<Sandbox | PassedOver> {
    const refuse = (reason: string, remedy: string | null): PassedOver => ({
      rung: candidate.name,
      reason,
      remedy,
    });
    const { open, withPackages } = candidate;
    if (open === null) return refuse('It is not in this installation.', null);
    if (wanted.packages.length > 0 && withPackages === null)
      return refuse(`It has no third-party packages, such as ${wanted.packages.join(', ')}.`, null);
    const door = await open();
    const options = this.#optionsOf(candidate, wanted);
    const probe = await this.#probe(candidate, door, options);
    if (!probe.usable) return refuse(probe.reason, probe.remedy);
    const sandbox = this.#sandbox(candidate, door, options);
    const lacking = await this.#lackingOf(sandbox, wanted.imports);
    return lacking.length === 0 ? sandbox : refuse(`It has no ${lacking.join(', ')}.`, null);
  }

  #optionsOf({ name, options, withPackages }: Candidate, { packages }: Wanted): object {
    return { ...options, ...(packages.length > 0 ? withPackages : {}), ...this.#rungs[name] };
  }

  #probe({ name }: Candidate, door: Door, options: object): Promise<Probe> {
    const key = keyOf(name, options);
    const known = this.#probes.get(key);
    if (known !== undefined && this.#now() - known.at < probeKeptMs) return known.probe;
    const probe = door.probe(options).catch(unprobed);
    this.#probes.set(key, { probe, at: this.#now() });
    return probe;
  }

  #sandbox({ name }: Candidate, door: Door, options: object): Sandbox {
    const key = keyOf(name, options);
    const made = this.#made.get(key) ?? door.make(options);
    this.#made.set(key, made);
    return made;
  }

  /** Asked inside, by a program: what a rung carries is then no list that could be out of date. */
  #lackingOf(sandbox: Sandbox, imports: readonly string[]): Promise<readonly string[]> {
    if (imports.length === 0) return Promise.resolve([]);
    const key = [...this.#made].find(([, made]) => made === sandbox)?.[0] ?? '';
    const asked = this.#lacking.get(key) ?? lackingIn(sandbox, imports);
    this.#lacking.set(key, asked);
    asked.catch(() => this.#lacking.delete(key));
    return asked;
  }

  async drain(): Promise<void> {
    await Promise.all(this.made.map((sandbox) => sandbox.drain()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.made.map((sandbox) => sandbox[Symbol.asyncDispose]()));
  }
}

function keyOf(name: string, options: object): string {
  return `${name} ${JSON.stringify(options)}`;
}

/** A probe that throws tells that the rung does not work; misuse of its options is told on. */
function unprobed(error: unknown): Probe {
  if (PungiError.isInstance(error, 'INVALID_OPTION')) throw error;
  const reason = error instanceof Error ? error.message : String(error);
  return { usable: false, reason, remedy: 'See what the reason names.' };
}

async function lackingIn(sandbox: Sandbox, imports: readonly string[]): Promise<readonly string[]> {
  const source = [
    'import importlib',
    `for name in ${JSON.stringify(imports)}:`,
    '    try:',
    '        importlib.import_module(name)',
    '    except ImportError:',
    '        print(name)',
  ].join('\n');
  const { end, stdout } = await runOwn(sandbox, { source });
  return end.status === 'completed' ? stdout.split('\n').filter((name) => name !== '') : imports;
}

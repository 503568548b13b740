import type { Isolation } from '../index.ts';
import { checkOptions, type OptionCheck } from '../lifecycle/check-options.ts';
import { candidates, levels } from './candidates.ts';
import type { Pick } from './pick.ts';

/** What `auto` takes. */
export interface AutoOptions {
  /** The weakest wall that will do; nothing below it is ever picked. @default 'wasm' */
  readonly atLeast?: Isolation;
  /** Third-party packages that every program may import, by the names of their modules. @default none */
  readonly packages?: readonly string[];
  /** Modules that must be there, which some rungs lack, such as `sqlite3`. @default none */
  readonly imports?: readonly string[];
  /** What rungs are made with, by their name. @default their own defaults */
  readonly rungs?: { readonly [rung: string]: object };
  /** Told of each program, as it starts, where it runs and why. Must not throw. */
  readonly onPick?: (pick: Pick) => void;
}

/** The options with nothing left open. */
export type ResolvedOptions = Required<AutoOptions>;

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(options: AutoOptions): ResolvedOptions {
  checkOptions('auto', options, checks);
  return {
    atLeast: options.atLeast ?? 'wasm',
    packages: options.packages ?? [],
    imports: options.imports ?? [],
    rungs: options.rungs ?? {},
    onPick: options.onPick ?? (() => {}),
  };
}

const moduleNames: OptionCheck = {
  expected: 'a list of names of modules',
  test: (given) => Array.isArray(given) && given.every((name) => /^[A-Za-z_][\w.]*$/.test(String(name))),
};

const rungNames = candidates.map(({ name }) => name);

const checks: { readonly [Name in keyof Required<AutoOptions>]: OptionCheck } = {
  atLeast: {
    expected: "'none', 'wasm', 'kernel' or 'vm'",
    test: (given) => levels.some((level) => level === given),
  },
  packages: moduleNames,
  imports: moduleNames,
  rungs: {
    expected: `options by the name of a rung (${rungNames.join(', ')})`,
    test: (given) => isObject(given) && Object.entries(given).every(isRungOptions),
  },
  onPick: { expected: 'a function', test: (given) => typeof given === 'function' },
};

function isRungOptions([name, options]: [string, unknown]): boolean {
  return rungNames.includes(name) && isObject(options);
}

function isObject(given: unknown): given is object {
  return typeof given === 'object' && given !== null;
}

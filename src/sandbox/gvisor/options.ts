import { checkOptions, type OptionCheck } from '../lifecycle/check-options.ts';
import {
  type ContainerOptions,
  containerDefaults,
  givenOf,
  poolChecks,
  sizeChecks,
} from '../lifecycle/container-options.ts';

/** What `gvisor` takes. */
export interface GvisorOptions extends ContainerOptions {
  /** The program `runsc`: a path. @default found on the path, else in the user's cache folder */
  readonly runsc?: string;
  /** The Python of this machine that programs run on. @default `python3` */
  readonly python?: string;
  /** Whether it runs without the rights of root; memory is then capped for each process only. @default as this process */
  readonly rootless?: boolean;
  /** How system calls are caught. @default 'systrap' */
  readonly platform?: 'systrap' | 'ptrace' | 'kvm';
}

/** The options with nothing left open. */
export interface ResolvedOptions extends Required<Omit<GvisorOptions, 'runsc' | 'python'>> {
  readonly runsc: string | null;
  readonly python: string | null;
}

/** Fills in defaults. Throws `INVALID_OPTION` on an unknown name and on a wrong type. */
export function resolveOptions(options: GvisorOptions): ResolvedOptions {
  checkOptions('gvisor', options, checks);
  return { ...defaults(), ...givenOf(options) };
}

function defaults(): ResolvedOptions {
  return {
    ...containerDefaults(),
    ...{ runsc: null, python: null, rootless: process.getuid?.() !== 0, platform: 'systrap' },
  };
}

const path: OptionCheck = {
  expected: 'a path or a name',
  test: (given) => typeof given === 'string' && given !== '',
};

const platforms: readonly unknown[] = ['systrap', 'ptrace', 'kvm'];

const checks: { readonly [Name in keyof Required<GvisorOptions>]: OptionCheck } = {
  runsc: path,
  python: path,
  rootless: { expected: 'true or false', test: (given) => typeof given === 'boolean' },
  platform: { expected: 'systrap, ptrace or kvm', test: (given) => platforms.includes(given) },
  ...sizeChecks,
  ...poolChecks,
};

/** What an engine says of itself, as far as it is looked at. */
export interface EngineInfo {
  readonly ServerVersion?: string;
  readonly CgroupVersion?: string;
  readonly MemoryLimit?: boolean;
  readonly SwapLimit?: boolean;
  readonly PidsLimit?: boolean;
  readonly CpuCfsQuota?: boolean;
  readonly Runtimes?: { readonly [name: string]: unknown };
  readonly SecurityOptions?: readonly string[] | null;
}

const needed = {
  MemoryLimit: 'memory',
  SwapLimit: 'memory and swap together',
  PidsLimit: 'the number of processes',
  CpuCfsQuota: 'processors',
} as const;

/**
 * Why an engine may not be used, null where it may: one that takes a limit and ignores it would run a program
 * that has none. Rootless engines do so on version 1 of control groups. Pure.
 */
export function uncappedBy(info: EngineInfo): string | null {
  const missing = Object.entries(needed).filter(([name]) => info[name as keyof typeof needed] === false);
  if (missing.length === 0) return null;
  const what = missing.map(([, limit]) => limit).join(', ');
  const rootless = info.SecurityOptions?.some((option) => option.includes('rootless')) ? ', rootless' : '';
  return `The engine would ignore limits of ${what} (control groups ${info.CgroupVersion ?? '?'}${rootless}).`;
}

/** What makes such an engine usable. */
export const uncappedRemedy =
  'Run the engine on version 2 of control groups with delegation, or as root; for swap boot with `swapaccount=1`.';

/** The first limit that the engine says it dropped when it made a container, as a reason; null where none. Pure. */
export function ignoredLimit(warnings: readonly string[]): string | null {
  const dropped = warnings.find((warning) => /discarded|not support|without swap|ignor/i.test(warning));
  return dropped === undefined ? null : `The engine dropped a limit: ${dropped} ${uncappedRemedy}`;
}

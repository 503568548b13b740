import type { Sandbox } from '../index.ts';
import { guestBuild } from '../lifecycle/guest-folder.ts';
import { processSandbox } from '../lifecycle/process-sandbox.ts';
import { capabilities } from './capabilities.ts';
import { buildNest } from './ground.ts';
import type { Nest } from './nest.ts';
import { type NamespacesOptions, resolveOptions } from './options.ts';
import { startGuest } from './start-guest.ts';

export type { NamespacesOptions } from './options.ts';
export { probe } from './probe.ts';

/**
 * Runs each program in a process of its own behind the walls of the Linux kernel: namespaces, Landlock, a filter
 * of system calls, no rights, no network. For root and for ordinary users; at native speed.
 */
export function namespaces(options: NamespacesOptions = {}): Sandbox {
  const resolved = resolveOptions(options);
  const shared = share((signal) => buildNest(resolved, signal));
  const build = guestBuild();
  return processSandbox({
    name: 'namespaces',
    capabilities,
    most: resolved.programs,
    spares: resolved.spares,
    start: async (signal) =>
      await startGuest(await shared.nest(signal), { bootMs: resolved.bootMs, build, signal }),
    lacking: async (needs) => (await shared.nest(AbortSignal.timeout(resolved.bootMs))).lacking(needs),
    close: () => shared.close(),
  });
}

/** One nest at a time: what failed or ended is built again when it is needed. */
function share(make: (signal: AbortSignal) => Promise<Nest>) {
  let made: Promise<Nest> | null = null;
  const forget = (which: Promise<Nest>): void => {
    if (made === which) made = null;
  };
  return {
    nest(signal: AbortSignal): Promise<Nest> {
      if (made !== null) return made;
      const making = make(signal);
      made = making;
      making.then(
        (nest) => nest.gone.then(() => forget(making)).then(() => nest.end()),
        () => forget(making),
      );
      return making;
    },
    async close(): Promise<void> {
      await made?.then(
        (nest) => nest.end(),
        () => {},
      );
    },
  };
}

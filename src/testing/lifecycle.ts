import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Sandbox, SandboxEnd } from '../sandbox/index.ts';
import { resolveLimits } from '../value/index.ts';
import { type Bare, bareRun } from './bare-run.ts';
import { equal } from './equal.ts';

/** What a sandbox must do around its programs: queue, stop, drain, end. Each check makes its own sandbox. */
export interface LifecycleCase {
  /** A claim in the present tense; unique. */
  readonly name: string;
  /** What it saw, and what it must have seen. */
  readonly see: (sandbox: Sandbox) => Promise<{ readonly seen: unknown; readonly expected: unknown }>;
}

const stopped = (end: SandboxEnd): string => (end.status === 'stopped' ? end.reason : end.status);
const idle = ({ running, waiting }: { running: number; waiting: number }): unknown => ({ running, waiting });
const endless = 'while True: pass';
const short = resolveLimits({ timeMs: 300 });

/** The checks of a sandbox as a whole. */
export const lifecycleCases: readonly LifecycleCase[] = [
  {
    name: 'a program that began says so once and was started',
    see: async (sandbox) => {
      const { end, stdout, starts } = await bareRun(sandbox, 'print(1)');
      const seen = [end.status, end.started, stdout, starts, end.queuedMs >= 0];
      return { seen, expected: ['completed', true, '1\n', 1, true] };
    },
  },
  {
    name: 'an aborted caller gets no program started',
    see: async (sandbox) => {
      const { end, starts, stdout } = await bareRun(sandbox, 'print(1)', { signal: AbortSignal.abort() });
      return { seen: [stopped(end), end.started, starts, stdout], expected: ['aborted', false, 0, ''] };
    },
  },
  {
    name: 'an abort settles the run while the program spins',
    see: async (sandbox) => {
      const abort = new AbortController();
      const onText = (): void => abort.abort();
      const source = `print("spinning", flush=True)\n${endless}`;
      const { end } = await bareRun(sandbox, source, { signal: abort.signal, onText });
      return { seen: [stopped(end), end.started], expected: ['aborted', true] };
    },
  },
  {
    name: 'programs at the same time do not mix',
    see: async (sandbox) => {
      const numbers = Array.from({ length: 8 }, (_, n) => n);
      const runs = await Promise.all(
        numbers.map((n) =>
          bareRun(sandbox, `x = ${n}\nfor _ in range(50): print(x, end="")\nsdk.double(x)\nprint(x)`),
        ),
      );
      const seen = runs.map(({ end, stdout }) => [end.status, stdout]);
      return { seen, expected: numbers.map((n) => ['completed', `${String(n).repeat(51)}\n`]) };
    },
  },
  {
    name: 'a program that spins does not hold up the next caller',
    see: async (sandbox) => {
      const spinning = bareRun(sandbox, endless, { limits: short });
      const quick = await bareRun(sandbox, 'print("quick")');
      const first = await Promise.race([spinning.then(() => 'spinning'), 'quick']);
      const { end } = await spinning;
      return { seen: [quick.stdout, first, stopped(end)], expected: ['quick\n', 'quick', 'time'] };
    },
  },
  {
    name: 'programs that crash at the same time leave the sandbox serving',
    see: async (sandbox) => {
      const crash = 'import os\nprint("crashing", flush=True)\nos.abort()';
      const crashes = await Promise.all(Array.from({ length: 6 }, () => bareRun(sandbox, crash)));
      const after = await bareRun(sandbox, 'print("served")');
      const seen = [...crashes.map(({ end, stdout }) => [stopped(end), stdout]), after.stdout];
      return { seen, expected: [...crashes.map(() => ['crashed', 'crashing\n']), 'served\n'] };
    },
  },
  {
    name: 'a sandbox counts its programs, and none when they ended',
    see: async (sandbox) => {
      const before = idle(sandbox.capacity());
      const abort = new AbortController();
      let during = 0;
      const onText = (): void => {
        during = sandbox.capacity().running;
        abort.abort();
      };
      await bareRun(sandbox, `print(1, flush=True)\n${endless}`, { signal: abort.signal, onText });
      await becomesIdle(sandbox);
      const seen = [before, during, idle(sandbox.capacity()), sandbox.capacity().most > 0];
      return { seen, expected: [{ running: 0, waiting: 0 }, 1, { running: 0, waiting: 0 }, true] };
    },
  },
  {
    name: 'a drained sandbox ends what runs and takes nothing more',
    see: async (sandbox) => {
      const running = bareRun(sandbox, 'import time\ntime.sleep(0.05)\nprint("ended")');
      const draining = sandbox.drain();
      const late = await bareRun(sandbox, 'print("late")').catch(() => null);
      const { stdout } = await running;
      await draining;
      return {
        seen: [stdout, refused(late), idle(sandbox.capacity())],
        expected: ['ended\n', true, { running: 0, waiting: 0 }],
      };
    },
  },
  {
    name: 'a disposed sandbox stops what runs',
    see: async (sandbox) => {
      const started = Promise.withResolvers<void>();
      const running = bareRun(sandbox, endless, { onStart: started.resolve });
      await started.promise;
      await sandbox[Symbol.asyncDispose]();
      const { end } = await running;
      return { seen: end.status, expected: 'stopped' };
    },
  },
  {
    name: 'a sandbox that was never used is disposed at once, and twice',
    see: async (sandbox) => {
      await sandbox[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
      return { seen: idle(sandbox.capacity()), expected: { running: 0, waiting: 0 } };
    },
  },
  {
    name: 'a file that comes back says its size and hash',
    see: async (sandbox) => {
      const { end } = await bareRun(sandbox, 'open("/out/a.txt", "w").write("abc")');
      const [file] = end.artifacts;
      const sha256 = createHash('sha256').update('abc').digest('hex');
      return {
        seen: [end.artifacts.length, file?.path, file?.size, file?.sha256],
        expected: [1, 'a.txt', 3, sha256],
      };
    },
  },
  {
    name: 'a package that the rung lacks makes it unavailable, and nothing starts',
    see: async (sandbox) => {
      const { end, starts } = await bareRun(sandbox, 'print(1)', { needs: ['no-such-package-anywhere'] });
      return { seen: [stopped(end), end.started, starts], expected: ['unavailable', false, 0] };
    },
  },
];

/** An abort settles a run at once; the place of its program is free a moment later. */
async function becomesIdle(sandbox: Sandbox): Promise<void> {
  for (let look = 0; look < 50 && sandbox.capacity().running > 0; look += 1) await setTimeout(20);
}

/** Either way of refusing is right: the promise of a late caller settles without a program. */
function refused(late: Bare | null): boolean {
  return late === null || (!late.end.started && late.starts === 0);
}

/** Makes one check on a sandbox of its own; what is wrong, in words. */
export async function checkLifecycle(given: LifecycleCase, makeSandbox: () => Sandbox): Promise<string[]> {
  await using sandbox = makeSandbox();
  const { seen, expected } = await given.see(sandbox);
  return equal(seen, expected) ? [] : [`expected ${JSON.stringify(expected)}, got ${JSON.stringify(seen)}`];
}

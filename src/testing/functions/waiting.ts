import type { SdkFunction } from '../../sdk/index.ts';
import { define, integer, text } from './define.ts';
import type { World } from './world.ts';

const long = 60_000;

/** Functions that take time or leave a trace. */
export const waiting: Readonly<Record<string, SdkFunction<World>>> = {
  nap: define<{ ms: number }>('nap', {
    description: 'Wait on the host.',
    parameters: { ms: integer },
    returns: integer,
    execute: ({ ms }, { signal, context }) => nap(ms, signal, context),
  }),
  turn: define<{ n: number }>('turn', {
    description: 'Wait on the host until all smaller turns were given; the first is 0.',
    parameters: { n: integer },
    returns: integer,
    execute: ({ n }, { context }) => taking(context, () => inTurn(n, context)),
  }),
  peak: define('peak', {
    description: 'How many naps and turns went on at the same time, at most.',
    returns: integer,
    execute: (_, { context }) => context.most,
  }),
  hang: define('hang', {
    description: 'Never return.',
    returns: integer,
    execute: (_, { signal, context }) => nap(long, signal, context),
  }),
  time_out: define('time_out', {
    description: 'Never return; given up after a while.',
    returns: integer,
    timeoutMs: 40,
    execute: (_, { signal, context }) => nap(long, signal, context),
  }),
  ignore_abort: define<{ ms: number }>('ignore_abort', {
    description: 'Return late, whatever its signal says.',
    parameters: { ms: integer },
    returns: integer,
    execute: ({ ms }, { context }) => nap(ms, new AbortController().signal, context),
  }),
  write_note: define<{ text: string }>('write_note', {
    description: 'Keep a note.',
    parameters: { text },
    returns: { type: 'boolean' },
    effect: 'write',
    execute: ({ text: note }, { context }) => context.events.push(`noted ${note}`) > 0,
  }),
  see: define<{ what: string }>('see', {
    description: 'Tell the host something.',
    parameters: { what: text },
    returns: { type: 'null' },
    execute: ({ what }, { context }) => {
      context.events.push(what);
      return null;
    },
  }),
};

/** Resolves with `ms` after that time; rejects when the signal says so. */
function nap(ms: number, signal: AbortSignal, world: World): Promise<number> {
  return taking(world, async () => {
    try {
      await pause(ms, signal);
      return ms;
    } catch (error) {
      world.events.push('nap aborted');
      throw error;
    }
  });
}

/** Counts what goes on at the same time. */
async function taking(world: World, work: () => Promise<number>): Promise<number> {
  world.napping += 1;
  world.most = Math.max(world.most, world.napping);
  try {
    return await work();
  } finally {
    world.napping -= 1;
  }
}

async function inTurn(n: number, { turns }: World): Promise<number> {
  const given = (at: number): PromiseWithResolvers<void> => (turns[at] ??= Promise.withResolvers<void>());
  if (n > 0) await given(n - 1).promise;
  given(n).resolve();
  return n;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = (): void => {
    clearTimeout(timer);
    reject(new Error('aborted'));
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return promise;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does `work` with a signal that is also aborted by Ctrl-C or a request to terminate, so that `work` can
 * clean up; the process then ends as it would have. Leaves it to those who already listen for either.
 */
export async function interruptible<Result>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (signals.some((name) => process.listenerCount(name) > 0)) return work(signal);
  const controller = new AbortController();
  let received: NodeJS.Signals | undefined;
  const interrupt = (name: NodeJS.Signals) => {
    received ??= name;
    controller.abort();
  };
  for (const name of signals) process.on(name, interrupt);
  try {
    return await work(AbortSignal.any([signal, controller.signal]));
  } finally {
    for (const name of signals) process.removeListener(name, interrupt);
    if (received !== undefined) process.kill(process.pid, received);
  }
}

/** What became of the output of a command. */
export interface Output {
  /** Why something did not reach stdout; null where all did, and where its reader had enough (`pungi … | head`). */
  readonly lost: () => Error | null;
}

/** Listens for what cannot be written: without it a full disk ends the process with a stack, or is not told at all. */
export function watchOutput({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): Output {
  let lost: Error | null = null;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= error;
  });
  // Nobody is left to be told; the result still has its own stream.
  stderr.on('error', () => {});
  return { lost: () => lost };
}

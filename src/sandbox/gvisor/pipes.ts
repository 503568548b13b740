import { execFile } from 'node:child_process';
import { close, constants, open } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The three streams of a process as real pipes: Node's own are sockets, which gVisor does not pass on well. */
export interface Pipes {
  readonly stdin: Socket;
  readonly stdout: Socket;
  readonly stderr: Socket;
  /** The far ends, for the process; closed here once it has them. */
  readonly theirs: readonly [number, number, number];
  readonly closeTheirs: () => Promise<void>;
}

const names = ['stdin', 'stdout', 'stderr'] as const;

/** Makes them in a folder that is nobody else's. */
export async function makePipes(folder: string): Promise<Pipes> {
  const paths = names.map((name) => join(folder, name));
  await promisify(execFile)('mkfifo', ['-m', '600', ...paths]);
  const [stdin, stdout, stderr] = await Promise.all([
    openBoth(join(folder, 'stdin')),
    openBoth(join(folder, 'stdout')),
    openBoth(join(folder, 'stderr')),
  ]);
  const theirs = [stdin.reader, stdout.writer, stderr.writer] as const;
  return {
    stdin: new Socket({ fd: stdin.writer, readable: false, writable: true }),
    stdout: new Socket({ fd: stdout.reader, readable: true, writable: false }),
    stderr: new Socket({ fd: stderr.reader, readable: true, writable: false }),
    theirs,
    closeTheirs: async () => {
      await Promise.all(theirs.map((end) => promisify(close)(end)));
    },
  };
}

const opened = promisify(open) as (path: string, flags: number) => Promise<number>;

/** Both at once would wait for each other: the first holds both open for a moment. */
async function openBoth(path: string): Promise<{ readonly reader: number; readonly writer: number }> {
  const both = await opened(path, constants.O_RDWR | constants.O_NONBLOCK);
  const reader = await opened(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = await opened(path, constants.O_WRONLY | constants.O_NONBLOCK);
  await promisify(close)(both);
  return { reader, writer };
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const forks = `
import os, time
times = []
for _ in range(200):
    start = time.perf_counter()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, b"1")
        os._exit(0)
    os.read(read, 1)
    os.waitpid(child, 0)
    times.append(time.perf_counter() - start)
    os.close(read)
    os.close(write)
times.sort()
print(times[100] * 1e3)
`;

/** Milliseconds from a fork of a bare interpreter to the first byte of its child and its end, median. */
export async function bareFork(python: string): Promise<number> {
  const { stdout } = await promisify(execFile)(python, ['-I', '-S', '-c', forks]);
  return Number(stdout);
}

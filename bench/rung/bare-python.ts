import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { type Samples, sorted, timed } from '../measure/samples.ts';

/** The real path of the Python to compare with: a shim takes longer to start than Python itself. */
export async function realPython(): Promise<string> {
  const python = process.env['PUNGI_BENCH_PYTHON'] ?? 'python3';
  const { stdout } = await promisify(execFile)(python, ['-c', 'import sys; print(sys.executable)']);
  return stdout.trim();
}

/** Starts a bare interpreter that computes one thing: what anybody can do without a library. */
export async function startBare(python: string): Promise<void> {
  await promisify(execFile)(python, ['-c', 'print(1)']);
}

const best = `
import sys, time
times = []
for _ in range(5):
    start = time.perf_counter()
    exec(compile(sys.argv[1], "program", "exec"), {})
    times.append(time.perf_counter() - start)
print(min(times) * 1e3)
`;

/** Milliseconds that a program takes in a bare interpreter, its start not counted: the best of five. */
export async function computeBare(python: string, source: string): Promise<number> {
  const { stdout } = await promisify(execFile)(python, ['-c', best, source]);
  return Number(stdout);
}

const echo = `
import os
while data := os.read(0, 65536):
    os.write(1, data)
`;

/** Round trips of 100 bytes with an interpreter that echoes: what pipes cost by themselves. */
export async function pingBare(python: string, rounds: number): Promise<Samples> {
  const child = spawn(python, ['-c', echo], { stdio: ['pipe', 'pipe', 'inherit'] });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const pong = new Promise((resolve) => child.stdout.once('data', resolve));
    times.push(
      await timed(() => {
        child.stdin.write('x'.repeat(100));
        return pong;
      }),
    );
  }
  child.stdin.end();
  return sorted(times.slice(1));
}

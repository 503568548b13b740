import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { type Samples, sorted, timed } from '../measure/samples.ts';

/** Starts a bare interpreter that computes one thing: what anybody can do without a library. */
export async function startBare(python: string): Promise<void> {
  await promisify(execFile)(python, ['-c', 'print(1)']);
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

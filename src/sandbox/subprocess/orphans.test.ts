import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { randomMoment, rounds } from '../../../test/soak.ts';
import { isGone } from '../../../test/support/processes.ts';
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { probe, subprocess } from './index.ts';

const linux = { usable: false, reason: 'only Linux hands orphans over' } as const;
needs('subprocess', process.platform === 'linux' ? await probe() : linux);

const host = fileURLToPath(new URL('host.cases.ts', import.meta.url));
const soon = { timeout: 10_000, interval: 20 };

/** Starts a host and waits for the program's line: the pids of all it started, and its folder. */
async function startHost(mode: string) {
  const child = spawn(process.execPath, [host, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let line = '';
  for await (const text of createInterface({ input: child.stdout })) {
    line = text;
    break;
  }
  const words = line.split(' ');
  const pids = words.slice(0, -1).map(Number);
  const folder = dirname(words.at(-1) ?? '');
  expect(pids).toHaveLength(4);
  return { child, exited, pids, folder };
}

async function expectNothingLeft({ pids, folder }: { pids: number[]; folder: string }): Promise<void> {
  await vi.waitFor(() => expect(pids.filter((pid) => !isGone(pid))).toEqual([]), soon);
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), soon);
}

describe('no orphan survives', () => {
  test.each(['running', 'waiting'])('the host that is killed while a program is %s', async (mode) => {
    for (let kills = rounds(1); kills > 0; kills--) {
      const scene = await startHost(mode);
      await randomMoment(300);
      scene.child.kill('SIGKILL');
      await scene.exited;
      await expectNothingLeft(scene);
    }
  });

  test('the host that ends by itself and disposes of nothing', async () => {
    const scene = await startHost('parked');
    expect(await scene.exited).toEqual([0, null]);
    await expectNothingLeft(scene);
  });

  test('its program, which ended or was stopped', async () => {
    await using sandbox = subprocess();
    const daemon = `
import os
ends = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.write(ends[1], str(os.getpid()).encode())
        os.execvp("sleep", ["sleep", "1000"])
    os._exit(0)
os.wait()
print(os.read(ends[0], 20).decode())
`;
    for (const source of [daemon, `${daemon}\nwhile True: pass`]) {
      const options = {
        sdk: defineSdk({}),
        sandbox,
        importPolicy: 'all',
        limits: { timeMs: 2_000 },
      } as const;
      const { stdout } = await runProgram(source, options);
      expect(Number(stdout)).toBeGreaterThan(1);
      await vi.waitFor(() => expect(isGone(Number(stdout))).toBe(true), soon);
    }
  });
});

test('a sandbox that is disposed of leaves no handle open', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [host, 'disposed']);
  const { before, after } = JSON.parse(stdout);
  expect(after).toEqual(before);
});

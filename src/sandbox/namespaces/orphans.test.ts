import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { randomMoment, rounds } from '../../../test/soak.ts';
import { descendants, isGone } from '../../../test/support/processes.ts';
import { probe } from './index.ts';

needs('namespaces', await probe());

const host = fileURLToPath(new URL('host.cases.ts', import.meta.url));
const soon = { timeout: 10_000, interval: 20 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Starts a host whose temporary files are in a folder of its own, and waits until its program is on. */
async function startHost(mode: string) {
  const env = { ...process.env, TMPDIR: folder };
  // Others enter it: programs of a host that is root are another user's.
  await promisify(execFile)('chmod', ['755', folder]);
  const child = spawn(process.execPath, [host, mode], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    expect(line).toBe('on');
    break;
  }
  return { child, exited, pids: descendants(child.pid ?? 0) };
}

/** With the last process of a namespace goes the namespace, and what is mounted in it. */
async function expectNothingLeft(pids: readonly number[]): Promise<void> {
  await vi.waitFor(() => expect(pids.filter((pid) => !isGone(pid))).toEqual([]), soon);
  await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), soon);
}

describe('nothing survives', () => {
  test.each(['running', 'waiting'])('the host that is killed while a program is %s', async (mode) => {
    for (let kills = rounds(1); kills > 0; kills--) {
      const { child, exited, pids } = await startHost(mode);
      // The shell, bubblewrap, the zygote, the program.
      expect(pids.length).toBeGreaterThanOrEqual(4);
      expect(await readdir(folder)).toHaveLength(1);
      await randomMoment(300);
      child.kill('SIGKILL');
      await exited;
      await expectNothingLeft(pids);
    }
  });

  test('the host that ends by itself and disposes of nothing', async () => {
    const { exited, pids } = await startHost('parked');
    expect(await exited).toEqual([0, null]);
    await expectNothingLeft(pids);
  });

  test.each([0, 1, 2])('the death of its ancestor, by number %i', async (ancestor) => {
    const { child, exited, pids } = await startHost('running');
    process.kill(pids[ancestor] ?? 0, 'SIGKILL');
    await exited;
    expect(child.exitCode).toBe(0);
    await expectNothingLeft(pids);
  });
});

test('a sandbox that is disposed of leaves no handle open', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [host, 'disposed']);
  const { before, after } = JSON.parse(stdout);
  expect(after).toEqual(before);
});

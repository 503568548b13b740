import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { randomMoment, rounds } from '../../../test/soak.ts';
import { connect } from './engine.ts';
import { probe } from './index.ts';
import { makerLabel } from './leftover.ts';
import { resolveOptions } from './options.ts';

needs('docker', await probe());

const host = fileURLToPath(new URL('host.cases.ts', import.meta.url));

/** How many containers a host has, in whatever state. */
async function countOf(pid: number | undefined): Promise<number> {
  using engine = await connect(resolveOptions({}).socket);
  const filters = encodeURIComponent(JSON.stringify({ label: [`${makerLabel}=${pid}`] }));
  const listed = await engine.ask({ method: 'GET', path: `/containers/json?all=1&filters=${filters}` });
  return (listed as unknown[]).length;
}

async function startHost(mode: string) {
  const child = spawn(process.execPath, [host, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await once(createInterface({ input: child.stdout }), 'line');
  return { child, exited };
}

describe('no container survives', () => {
  test('the host that is killed while a program runs', async () => {
    for (let kills = rounds(1); kills > 0; kills--) {
      const { child, exited } = await startHost('running');
      expect(await countOf(child.pid)).toBeGreaterThan(0);
      await randomMoment(500);
      child.kill('SIGKILL');
      await exited;
      await vi.waitFor(async () => expect(await countOf(child.pid)).toBe(0), {
        timeout: 15_000,
        interval: 100,
      });
    }
  }, 3_600_000);

  test.each([
    ['a container is ready', 'parked'],
    ['a container waits for its next program', 'waiting'],
  ])(
    'the host that ends by itself and disposes of nothing while %s',
    async (_, mode) => {
      const { child, exited } = await startHost(mode);
      expect(await exited).toEqual([0, null]);
      await vi.waitFor(async () => expect(await countOf(child.pid)).toBe(0), {
        timeout: 15_000,
        interval: 100,
      });
    },
    60_000,
  );
});

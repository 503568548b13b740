import { execFile } from 'node:child_process';
import { chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probe } from '../../src/sandbox/gvisor/index.ts';
import { needs } from '../needs.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const usable = needs(
  'gvisor:rootless',
  isRoot ? await probe() : { usable: false, reason: 'only root can become another user' },
);

/** Everything that the other user needs, where it can be read: the checkout may stand in a closed folder. */
let folder: string;
beforeAll(async () => {
  if (!usable) return;
  folder = await mkdtemp(join(tmpdir(), 'pungi-rootless-'));
  await chown(folder, nobody, nobody);
  await mkdir(join(folder, 'own'));
  await chown(join(folder, 'own'), nobody, nobody);
  await cp('guest', join(folder, 'guest'), { recursive: true });
  await cp(process.execPath, join(folder, 'node'));
  await cp(await pathOfRunsc(), join(folder, 'runsc'));
  await build({
    entryPoints: ['test/sandboxes/rootless-host.cases.ts'],
    // As deep as the sources, which look for the guest beside them.
    outfile: join(folder, 'src/sandbox/lifecycle/host.mjs'),
    ...{ bundle: true, format: 'esm', platform: 'node', packages: 'bundle', logLevel: 'error' },
    external: ['@astral-sh/ruff-wasm-nodejs', 'py-ast'],
  });
}, 120_000);
afterAll(async () => {
  if (usable) await rm(folder, { recursive: true });
});

/** Where the rung finds it too. */
async function pathOfRunsc(): Promise<string> {
  const script = `command -v runsc || echo "\${XDG_CACHE_HOME:-$HOME/.cache}/pungi/runsc/runsc"`;
  const { stdout } = await promisify(execFile)('sh', ['-c', script]);
  return stdout.trim();
}

/** One of each kind: frames, files, network, kernel, limits, ends. */
const chosen =
  '/data|/out|of the host|network|connects|kernel|control groups|devices|capability|memory|answer wins|spins';

test('an ordinary user proves gVisor', async () => {
  const drop = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups', '--'];
  const host = [
    join(folder, 'node'),
    join(folder, 'src/sandbox/lifecycle/host.mjs'),
    join(folder, 'runsc'),
    chosen,
  ];
  const own = join(folder, 'own');
  const { stdout } = await promisify(execFile)('setpriv', [...drop, ...host], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', HOME: own, TMPDIR: own, XDG_CACHE_HOME: own },
  });
  const { uid, capabilities, wrong, passed } = JSON.parse(stdout);
  expect({ uid, wrong, isCapped: capabilities.memoryCapped }).toEqual({
    uid: nobody,
    wrong: [],
    isCapped: false,
  });
  expect(passed).toBeGreaterThan(30);
}, 600_000);

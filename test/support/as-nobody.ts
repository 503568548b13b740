import { execFile } from 'node:child_process';
import { chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Probe } from '../require.ts';

const nobody = 65_534;

/** Only root can be another user. */
export const probeNobody: Probe =
  process.getuid?.() === 0
    ? { usable: true }
    : { usable: false, reason: 'only root can become another user' };

/** All that a host of the user `nobody` needs, where that user can read it: the checkout may stand in a closed folder. */
export interface NobodysHost extends AsyncDisposable {
  /** Open to everyone; `node` and the guest are in it. */
  readonly folder: string;
  /** The one folder that is nobody's own: home, cache and temporary files. */
  readonly own: string;
  /** Runs it as nobody, and gives what it printed, as JSON. */
  run(...args: readonly string[]): Promise<unknown>;
}

/** Makes one from a script of this repository. */
export async function nobodysHost(script: string): Promise<NobodysHost> {
  const folder = await mkdtemp(join(tmpdir(), 'pungi-nobody-'));
  const own = join(folder, 'own');
  await chown(folder, nobody, nobody);
  await mkdir(own);
  await chown(own, nobody, nobody);
  await cp('guest', join(folder, 'guest'), { recursive: true });
  await cp(process.execPath, join(folder, 'node'));
  // As deep as the sources, which look for the guest beside them.
  const host = join(folder, 'src/sandbox/lifecycle/host.mjs');
  await build({
    ...{ entryPoints: [script], outfile: host, bundle: true, format: 'esm', platform: 'node' },
    ...{ packages: 'bundle', logLevel: 'error', external: ['@astral-sh/ruff-wasm-nodejs', 'py-ast'] },
  });
  const drop = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups', '--'];
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: own, TMPDIR: own, XDG_CACHE_HOME: own };
  return {
    folder,
    own,
    async run(...args) {
      const command = [...drop, join(folder, 'node'), host, ...args];
      const { stdout } = await promisify(execFile)('setpriv', command, { cwd: folder, env });
      return JSON.parse(stdout);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

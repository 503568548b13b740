import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { needs } from '../needs.ts';
import type { Probe } from '../require.ts';

const nobody = 65_534;
const script = fileURLToPath(new URL('prove-as-user.ts', import.meta.url));
const run = promisify(execFile);

/** Root can be nobody, where nobody can read this project and start this Node.js; others are users already. */
async function probeNobody(): Promise<Probe> {
  if (process.getuid?.() !== 0) return { usable: false, reason: 'only root can be another user' };
  try {
    await run(process.execPath, ['-e', `require('node:fs').accessSync(${JSON.stringify(script)})`], as());
    return { usable: true };
  } catch {
    return { usable: false, reason: 'nobody cannot read this project or start this Node.js' };
  }
}

function as(home = '/') {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, TMPDIR: home === '/' ? '/tmp' : home };
  return { uid: nobody, gid: nobody, cwd: home, env };
}

needs('namespaces:user', await probeNobody());

test('the walls hold where the host is an ordinary user, and nothing is left', async () => {
  const home = await mkdtemp(join(tmpdir(), 'nobody-'));
  await chown(home, nobody, nobody);
  try {
    const { stdout } = await run(process.execPath, [script], as(home));
    const { uid, held, wrong } = JSON.parse(stdout);
    expect(wrong).toEqual([]);
    expect(uid).toBe(nobody);
    expect(held).toBeGreaterThan(60);
    expect(await readdir(home)).toEqual([]);
  } finally {
    await rm(home, { recursive: true });
  }
}, 300_000);

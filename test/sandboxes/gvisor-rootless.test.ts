import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { probe } from '../../src/sandbox/gvisor/index.ts';
import { needs } from '../needs.ts';
import { nobodysHost, probeNobody } from '../support/as-nobody.ts';

needs('gvisor:rootless', probeNobody.usable ? await probe() : probeNobody);

/** One of each kind: frames, files, network, kernel, limits, ends. */
const chosen =
  '/data|/out|of the host|network|connects|kernel|control groups|devices|capability|memory|answer wins|spins';

test('an ordinary user proves gVisor', async () => {
  await using host = await nobodysHost('test/sandboxes/rootless-host.cases.ts');
  const runsc = join(host.folder, 'runsc');
  await cp(await pathOfRunsc(), runsc);
  expect(await host.run(runsc, chosen)).toEqual({
    ...{ uid: 65_534, wrong: [], passed: expect.toSatisfy((count) => count > 30) },
    capabilities: expect.objectContaining({ memoryCapped: false }),
  });
}, 600_000);

/** Where the rung finds it. */
async function pathOfRunsc(): Promise<string> {
  const script = `command -v runsc || echo "\${XDG_CACHE_HOME:-$HOME/.cache}/pungi/runsc/runsc"`;
  return (await promisify(execFile)('sh', ['-c', script])).stdout.trim();
}

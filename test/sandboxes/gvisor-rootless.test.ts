import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRunsc } from '../../src/sandbox/gvisor/find-runsc.ts';
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
  await cp((await findRunsc(null)).path, runsc);
  expect(await host.run(runsc, chosen)).toEqual({
    ...{ uid: 65_534, wrong: [], passed: expect.toSatisfy((count) => count > 30) },
    capabilities: expect.objectContaining({ memoryCapped: false }),
  });
}, 600_000);

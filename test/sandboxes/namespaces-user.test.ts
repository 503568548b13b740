import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { probe } from '../../src/sandbox/namespaces/index.ts';
import { needs } from '../needs.ts';
import { nobodysHost, probeNobody } from '../support/as-nobody.ts';

needs('namespaces:user', probeNobody.usable ? await probe() : probeNobody);

test('the walls hold where the host is an ordinary user, and nothing is left', async () => {
  await using host = await nobodysHost('test/sandboxes/namespaces-host.cases.ts');
  const held = expect.toSatisfy((count) => count > 60);
  expect(await host.run()).toEqual({ uid: 65_534, held, wrong: [] });
  expect(await readdir(host.own)).toEqual([]);
}, 300_000);

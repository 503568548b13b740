import { expect, test } from 'vitest';
import { builtRungs, isRungName, rungNames, rungs } from './rungs.ts';

test('the ladder has its rungs in order, built or not', () => {
  expect(rungNames).toEqual([
    ...['subprocess', 'restricted', 'wasm', 'pyodide', 'namespaces', 'docker', 'gvisor', 'microvm', 'e2b'],
  ]);
});

test.each(builtRungs)('%s is what the table says of it', async (name) => {
  const door = await rungs[name].open?.();
  await using sandbox = door?.make({ onBuild: () => {} });
  expect(sandbox).toMatchObject({ name, capabilities: { isolation: rungs[name].isolation } });
});

test.each(['', 'WASM', 'toString', '__proto__', 5])('%j is no rung', (name) => {
  expect(isRungName(name)).toBe(false);
});

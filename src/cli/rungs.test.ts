import { expect, test, vi } from 'vitest';
import { builtRungs, isRungName, rungNames, rungs } from './rungs.ts';

test('the ladder has its rungs in order, built or not', () => {
  expect(rungNames).toEqual([
    ...['subprocess', 'restricted', 'wasm', 'pyodide', 'namespaces', 'docker', 'gvisor', 'microvm', 'e2b'],
  ]);
});

const untold = { onBuild: () => {}, onWarning: () => {} };

test.each(builtRungs)('%s is what the table says of it', async (name) => {
  const door = await rungs[name].open?.();
  await using sandbox = door?.make(untold);
  expect(sandbox).toMatchObject({ name, capabilities: { isolation: rungs[name].isolation } });
});

test('rules without a wall are told to who makes them, not to the process', async () => {
  const onWarning = vi.fn();
  const emitted = vi.spyOn(process, 'emitWarning');
  const door = await rungs.restricted.open?.();
  await using sandbox = door?.make({ ...untold, onWarning });
  expect(sandbox?.name).toBe('restricted');
  expect(onWarning.mock.calls).toEqual([[expect.stringContaining('its rules alone are no wall')]]);
  expect(emitted).not.toHaveBeenCalled();
});

test.each(['', 'WASM', 'toString', '__proto__', 5])('%j is no rung', (name) => {
  expect(isRungName(name)).toBe(false);
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { rounds, soak } from './soak.ts';

test('the check makes the rounds that a test names, with a seed of its own', () => {
  vi.stubEnv('PUNGI_SOAK', undefined);
  vi.stubEnv('PUNGI_SEED', undefined);

  expect(rounds(500)).toBe(500);
  expect(soak(500)).toEqual({ numRuns: 500 });
});

test('the soak multiplies them, gives the seed, and logs each count', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pungi-soak-'));
  vi.stubEnv('PUNGI_SOAK', '200');
  vi.stubEnv('PUNGI_SEED', '-7');
  vi.stubEnv('PUNGI_SOAK_LOG', join(folder, 'log'));

  expect(soak(500)).toEqual({ numRuns: 100_000, seed: -7 });
  expect(rounds(3)).toBe(600);
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('100000\n600\n');
  rmSync(folder, { recursive: true });
});

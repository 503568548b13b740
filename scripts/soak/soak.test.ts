import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Children } from '../check/children.ts';
import { type SoakRow, soakPage } from './row.ts';
import { runEntry } from './run-entry.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pungi-soaked-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  cpSync(join(root, 'vitest.config.ts'), join(folder, 'vitest.config.ts'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(folder, 'test'));
  cpSync(join(root, 'test/soak.ts'), join(folder, 'test/soak.ts'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const property = `
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soak } from './soak.ts';
test('holds', () => {
  const seen: number[] = [];
  const parameters = soak(10);
  fc.assert(fc.property(fc.integer(), (n) => { seen.push(n); }), parameters);
  expect([seen.length, parameters.seed]).toEqual([300, 42]);
});
test('does not hold', () => expect(soak(1).numRuns).toBe(1));
`;

test('an entry runs the tests it names, with its rounds and the seed', async () => {
  writeFileSync(join(folder, 'test/a.test.ts'), property);
  const entry = { name: 'codec', file: 'test/a.test.ts', title: '^holds', times: 30 };
  const { durationMs: _, result, ...row } = await soaked(entry);

  expect(row).toEqual({ name: 'codec', rounds: 300, seed: 42 });
  expect(result.failure).toBe('');
  expect([result.passed, result.skips]).toEqual([1, []]);
});

test('an entry whose test takes no rounds fails: its row would say nothing', async () => {
  const idle = "import { expect, test } from 'vitest';\ntest('idle', () => expect(1).toBe(1));\n";
  writeFileSync(join(folder, 'test/a.test.ts'), idle);
  const { rounds, result } = await soaked({ name: 'idle', file: 'test/a.test.ts', times: 30 });

  expect(rounds).toBe(0);
  expect(result).toEqual({ passed: 0, failed: 1, skips: [], failure: 'test/a.test.ts took no rounds.\n' });
});

test('the page shows each row with its seed', () => {
  const base = { seed: 42, durationMs: 61_234 };
  const passed = { passed: 3, failed: 0, skips: [], failure: '' };
  const rows: SoakRow[] = [
    { ...base, name: 'codec', rounds: 1_000_000, result: passed },
    { ...base, name: 'kill', rounds: 5, result: { ...passed, skips: [{ what: 'a', reason: 'b' }] } },
    { ...base, name: 'one', rounds: 5, result: { ...passed, passed: 1 } },
    { ...base, name: 'frames', rounds: 7, result: { ...passed, failed: 1, failure: 'no' } },
  ];

  expect(soakPage(rows, { date: '2026-01-02', machine: 'a machine' }).split('\n').slice(5, -1)).toEqual([
    'Last run: 2026-01-02, a machine.',
    '',
    '| what | rounds | seed | time | result |',
    '|---|---:|---:|---:|---|',
    '| codec | 1,000,000 | 42 | 61.2 s | 3 tests passed |',
    '| kill | 5 | 42 | 61.2 s | 3 tests passed, 1 skipped |',
    '| one | 5 | 42 | 61.2 s | 1 test passed |',
    '| frames | 7 | 42 | 61.2 s | **1 of 4 tests failed** |',
  ]);
});

function soaked(entry: Parameters<typeof runEntry>[0]): Promise<SoakRow> {
  return runEntry(entry, { root: folder, children: new Children(folder), seed: 42 });
}

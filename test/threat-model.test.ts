import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'THREAT_MODEL.md'), 'utf8');
const rows = [...page.matchAll(/^\| (.+) \| (.+) \| (`.+`) \| (`.+`) \|$/gm)].map(
  ([, attack = '', , where = '', tests = '']) => ({ attack, where: pathsOf(where), tests: pathsOf(tests) }),
);

describe('THREAT_MODEL.md', () => {
  test('has a row for each line of its table', () => {
    expect(rows.length).toBe(page.split('\n').filter((line) => line.startsWith('| ')).length - 1);
  });

  test.for(rows)('names files that stand: $attack', ({ where, tests }) => {
    expect([...where, ...tests].filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(tests.filter((path) => !/\.test\.ts$|\/test_\w+\.py$/.test(path))).toEqual([]);
  });
});

function pathsOf(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
}

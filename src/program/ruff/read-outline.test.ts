import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'py-ast';
import { describe, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { probePython } from '../../../test/python.ts';
import { rounds } from '../../../test/soak.ts';
import type { Use } from '../check/outline.ts';
import { readOutline } from './read-outline.ts';

/** What CPython's own tree says of the names in a file. */
interface Names {
  readonly uses: readonly (readonly [string, number, number, readonly unknown[] | null])[];
  readonly imports: readonly (readonly [string, string | null, string])[];
  readonly bound: readonly string[];
}

function ask(code: readonly string[], input: string): string {
  const { stdout, stderr, status } = spawnSync('python3', code, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Modules of the standard library, spread evenly: real Python of every kind, with tests of its grammar. */
function moduleFiles(count: number): readonly string[] {
  const folder = ask(['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], '').trim();
  const files = globSync('{*,*/*}.py', { cwd: folder, exclude: ['site-packages/**', 'lib2to3/**'] }).sort();
  const step = Math.max(1, Math.floor(files.length / count));
  return files.filter((_, index) => index % step === 0).map((file) => join(folder, file));
}

function treeOf(source: string): unknown {
  try {
    return parse(source);
  } catch {
    return null;
  }
}

function outlineOf(tree: unknown, source: string): Names {
  const outline = readOutline(tree, source);
  return {
    uses: sorted(outline.uses.map(plainUse)),
    imports: sorted(outline.imports.map(({ module, name, local }) => [module, name, local] as const)),
    bound: [...outline.bound].sort(),
  };
}

function plainUse({ path, place, call }: Use): Names['uses'][number] {
  const keywords = call?.keywords.map(({ name }) => name);
  const args = call === null ? null : [call.positional, call.isStarred, call.isUnpacked, keywords];
  return [path.join('.'), place.line, place.column + place.width, args];
}

function sorted<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('readOutline', () => {
  needs('python3', probePython());

  test('reads the names, calls and imports of the standard library as CPython does', () => {
    const files = moduleFiles(rounds(60));
    const answers = JSON.parse(ask(['test/support/names.py'], JSON.stringify(files))) as (Names | null)[];
    const read = files.flatMap((file, index) => {
      const expected = answers[index];
      return expected == null ? [] : [{ file, expected, source: readFileSync(file, 'utf8') }];
    });
    expect(read.length).toBeGreaterThan(50);
    // The parser is young: it stumbles over some of CPython's own tests of rare grammar, which are then not checked.
    const trees = read.map(({ source }) => treeOf(source));
    expect(trees.filter((tree) => tree === null).length).toBeLessThanOrEqual(Math.ceil(read.length / 100));
    for (const [index, { file, expected, source }] of read.entries()) {
      if (trees[index] === null) continue;
      const { uses, imports, bound } = outlineOf(trees[index], source);
      expect([file, uses]).toEqual([file, sorted(expected.uses)]);
      expect([file, imports]).toEqual([file, sorted(expected.imports)]);
      expect([file, bound]).toEqual([file, [...expected.bound].sort()]);
    }
  });
});

import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findConfig } from './find-config.ts';

let root: string;
let below: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pungi-config-'));
  below = join(root, 'a', 'b');
  mkdirSync(below, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(...path: readonly string[]): string {
  const file = join(root, ...path);
  writeFileSync(file, '');
  return file;
}

test('the nearest config is found, upwards', () => {
  const far = write('pungi.config.ts');
  expect(findConfig(below)).toBe(far);
  const near = write('a', 'pungi.config.mjs');
  expect(findConfig(below)).toBe(near);
});

test('of several in one folder the TypeScript is meant; a folder of that name is none', () => {
  write('a', 'b', 'pungi.config.js');
  const meant = write('a', 'b', 'pungi.config.ts');
  expect(findConfig(below)).toBe(meant);
  mkdirSync(join(root, 'a', 'pungi.config.ts'));
  expect(findConfig(join(root, 'a'))).toBeNull();
});

test('a config that someone else planted above is not run; in the working folder it is the user who went there', () => {
  const path = write('pungi.config.ts');
  // What belongs to root is trusted by all.
  if (process.getuid?.() === 0) chownSync(path, 12_345, 12_345);
  const { uid } = statSync(path);
  expect(findConfig(root, uid + 1)).toBe(path);
  expect(findConfig(below, uid)).toBe(path);
  expect(() => findConfig(below, uid + 1)).toThrow(
    `Expected ${JSON.stringify(path)} to be yours, got a file of the user ${uid}, which would run as you. Work in its folder if you trust it.`,
  );
});

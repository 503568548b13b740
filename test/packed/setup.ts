import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Packed, pack } from './pack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly packed: Packed;
  }
}

/** Packs and installs once for every test file that uses the package by its name; the end removes it all. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'pungi-packed-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    project.provide('packed', await pack(join(import.meta.dirname, '../..'), folder));
    return remove;
  } catch (error) {
    remove();
    throw error;
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PungiError } from '../../../errors/index.ts';
import { expectCommand } from './command.ts';
import type { Part } from './link.ts';
import { pins } from './pins.ts';

/** What to merge, and a folder that is removed afterwards. */
export interface MergeOptions {
  readonly parts: readonly Part[];
  readonly scratch: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Joins core modules by the names of their imports and exports, with binaryen's `wasm-merge`. */
export async function mergeParts({ parts, scratch, env, signal }: MergeOptions): Promise<Uint8Array> {
  const tool = await mergeTool();
  const folder = join(scratch, 'parts');
  await mkdir(folder);
  for (const { name, bytes } of parts) await writeFile(join(folder, name), bytes);
  const named = parts.flatMap(({ name }) => [join(folder, name), name]);
  const merged = join(scratch, 'merged.wasm');
  const args = [tool, '--all-features', ...named, '-o', merged];
  await expectCommand({ file: process.execPath, args, env, signal });
  return readFile(merged);
}

/** Path of the pinned `wasm-merge`. Throws `SANDBOX_UNAVAILABLE` where it is not installed. */
async function mergeTool(): Promise<string> {
  const folder = binaryenFolder();
  const { version }: { version: unknown } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (version !== pins.binaryen.version) {
    throw notInstalled(`binaryen ${String(version)}`);
  }
  return join(folder, 'bin', 'wasm-merge');
}

function binaryenFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('binaryen/package.json'));
  } catch (error) {
    throw notInstalled('none', error);
  }
}

function notInstalled(got: string, cause?: unknown): PungiError {
  return new PungiError(
    `Expected npm's binaryen ${pins.binaryen.version} to build the interpreter image with, got ${got}. Run \`npm ci\`.`,
    { code: 'SANDBOX_UNAVAILABLE', cause },
  );
}

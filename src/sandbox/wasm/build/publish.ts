import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PungiError } from '../../../errors/index.ts';
import { type ImageManifest, imageFiles } from '../artefact/manifest.ts';
import { exportNames, importNames } from '../binary/externals.ts';
import { imports } from '../host/imports.ts';
import { engine } from '../web-assembly.ts';
import { hostModule, imageExports } from './link.ts';
import { pins } from './pins.ts';

/** A finished module and where it goes. */
export interface PublishOptions {
  readonly module: Uint8Array;
  /** Files with the licences of what is inside. */
  readonly licences: readonly string[];
  readonly key: string;
  readonly folder: string;
  readonly scratch: string;
}

/**
 * Puts the image and its manifest in place by one rename: whoever looks sees all of it or nothing.
 * Throws `IMAGE_BROKEN` when the module is not what the host side expects.
 */
export async function publishImage(options: PublishOptions): Promise<void> {
  const { module, licences, key, folder, scratch } = options;
  expectImage(module);
  const manifest: ImageManifest = {
    key,
    sha256: hash('sha256', module),
    bytes: module.length,
    python: pins.python,
    componentizePy: pins.componentizePy.version,
    binaryen: pins.binaryen.version,
  };
  const finished = join(scratch, 'finished');
  await mkdir(finished);
  await writeFile(join(finished, imageFiles.module), module);
  await writeFile(join(finished, imageFiles.manifest), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await writeFile(join(finished, imageFiles.licences), await joined(licences));
  try {
    await rename(finished, folder);
  } catch {
    // What stands there is an image of the same key, by another process that was as fast; or the rest of one
    // that somebody has tampered with.
    if (isPublished(folder)) return;
    await rm(folder, { recursive: true, force: true });
    await rename(finished, folder);
  }
}

async function joined(files: readonly string[]): Promise<string> {
  const parts = await Promise.all(
    files.map(
      async (file) =>
        `${'='.repeat(80)}\n${nameOf(file)}\n${'='.repeat(80)}\n${await readFile(file, 'utf8')}`,
    ),
  );
  return parts.join('\n');
}

/** `…/tzdata-2026.6.dist-info/licenses/LICENSE` becomes `tzdata-2026.6: LICENSE`. */
function nameOf(file: string): string {
  const owner = /([^/\\]+)\.dist-info/.exec(file)?.[1];
  return owner === undefined ? basename(file) : `${owner}: ${basename(file)}`;
}

/** Whether a folder holds a finished image. */
export function isPublished(folder: string): boolean {
  return [imageFiles.module, imageFiles.manifest].every((file) => existsSync(join(folder, file)));
}

/** The wall has as many holes as the host fills: an import that it does not know must not get this far. */
function expectImage(module: Uint8Array): void {
  const asked = importNames(module).map((from) => `${from.module} ${from.field}`);
  expectSame(
    'imports',
    Object.keys(imports).map((name) => `${hostModule} ${name}`),
    asked,
  );
  expectSame('exports', imageExports, exportNames(module));
  if (!engine.validate(module)) throw broken('a valid module', 'one that the engine refuses');
}

function expectSame(what: string, expected: readonly string[], got: readonly string[]): void {
  const missing = expected.filter((name) => !got.includes(name));
  const extra = got.filter((name) => !expected.includes(name));
  if (missing.length + extra.length === 0) return;
  const list = (names: readonly string[]) => names.join(', ') || 'none';
  throw broken(
    `the ${expected.length} ${what} that the host side knows`,
    `missing: ${list(missing)}; extra: ${list(extra)}`,
  );
}

function broken(expected: string, got: string): PungiError {
  return new PungiError(`Expected the interpreter image to have ${expected}, got ${got}.`, {
    code: 'IMAGE_BROKEN',
  });
}

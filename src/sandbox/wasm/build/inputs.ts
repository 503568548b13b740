import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PungiError } from '../../../errors/index.ts';
import { pins } from './pins.ts';

/** A file that goes into the image, by its path there. */
export interface ImageInput {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All that decides what the image will be. */
export interface ImageInputs {
  /** SHA-256 over everything here and over how it is built. */
  readonly key: string;
  /** The WIT world: what crosses the wall. */
  readonly world: ImageInput;
  /** Python: the entry, its importer, and the guest package. */
  readonly python: readonly ImageInput[];
}

/** Where the inputs stand in a source checkout. */
export interface InputFolders {
  /** Has `world.wit` and the entry. */
  readonly entry: string;
  /** The package `pungi_guest`. */
  readonly guest: string;
  /** The TypeScript that builds; a change there may change what is built. */
  readonly recipe: readonly string[];
}

/** Reads and hashes the inputs. */
export async function readInputs(folders: InputFolders): Promise<ImageInputs> {
  const entry = await readFolder(folders.entry, (name) => name.endsWith('.py') || name === 'world.wit');
  const guest = await readFolder(folders.guest, (name) => name.endsWith('.py'));
  const recipes = await Promise.all(
    folders.recipe.map((folder) => readFolder(folder, (name) => /(?<!\.test|\.cases)\.ts$/.test(name))),
  );
  const python = [
    ...entry.filter(({ path }) => path !== 'world.wit'),
    ...guest.map(({ path, bytes }) => ({ path: `pungi_guest/${path}`, bytes })),
  ];
  const [world] = entry.filter(({ path }) => path === 'world.wit');
  if (world === undefined) throw missing(join(folders.entry, 'world.wit'));
  return { key: keyOf([world, ...python, ...recipes.flat()]), world, python };
}

async function readFolder(folder: string, wanted: (name: string) => boolean): Promise<ImageInput[]> {
  if (!existsSync(folder)) throw missing(folder);
  const names = (await readdir(folder)).filter(wanted).sort();
  return Promise.all(
    names.map(async (path) => ({ path, bytes: new Uint8Array(await readFile(join(folder, path))) })),
  );
}

function missing(path: string): PungiError {
  return new PungiError(`Expected ${path}, which is part of the source checkout, got nothing there.`, {
    code: 'IMAGE_BROKEN',
  });
}

/** Hashes of the parts, so that no content can pass for the border between two files. */
function keyOf(inputs: readonly ImageInput[]): string {
  const lines = inputs.map(({ path, bytes }) => `${hash('sha256', bytes)} ${path}`);
  return hash('sha256', [JSON.stringify(pins), ...lines].join('\n'));
}

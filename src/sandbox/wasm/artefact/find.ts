import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PungiError } from '../../../errors/index.ts';
import { cacheFolder } from '../../lifecycle/cache-folder.ts';
import type { BuildProgress } from '../build/build.ts';
import { type ImageInputs, readInputs } from '../build/inputs.ts';
import { type ImageManifest, imageFiles, parseManifest } from './manifest.ts';

/** An image on this machine. */
export interface FoundImage {
  /** Path of the module. */
  readonly path: string;
  /** Whether it is compressed with zstd. */
  readonly packed: boolean;
  readonly manifest: ImageManifest;
}

/** How to look for the image. */
export interface FindOptions {
  /** Told of each step, when it has to be built: that takes about a minute. Must not throw. */
  readonly onProgress?: (progress: BuildProgress) => void;
  readonly signal?: AbortSignal;
  /** Root of the package or source checkout. @default this one */
  readonly root?: string;
  /** Where built images are kept. @default the user's cache folder */
  readonly cache?: string;
  /** The folder of the package `pungi_guest` that goes into a built image. @default that of the checkout */
  readonly guest?: string;
  /** Variables that the tools of a build see. @default those of this process */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Finds the interpreter image: the one that the package brings, else one built before, else it builds it
 * (in a source checkout only). In a checkout, one whose inputs have changed since is not taken.
 * Throws `SANDBOX_UNAVAILABLE`, with what to do, where there is none and none can be built.
 */
export async function findImage(options: FindOptions = {}): Promise<FoundImage> {
  const looked = await look(options);
  return looked.stored ?? build({ ...options, inputs: looked.inputs, folder: looked.folder });
}

/**
 * The image where it is already there; undefined where it has to be built first. Throws `SANDBOX_UNAVAILABLE`
 * where it cannot be.
 */
export async function storedImage(options: FindOptions = {}): Promise<FoundImage | undefined> {
  return (await look(options)).stored;
}

type Looked =
  | { readonly stored: FoundImage; readonly inputs?: ImageInputs; readonly folder?: string }
  | { readonly stored: undefined; readonly inputs: ImageInputs; readonly folder: string };

async function look(options: FindOptions): Promise<Looked> {
  const root = options.root ?? fileURLToPath(new URL('../../../../', import.meta.url));
  const inputs = await inputsOf(root, options.guest);
  const packaged = await readImage(join(root, packageFolder), 'packed');
  if (packaged !== undefined && (inputs === undefined || packaged.manifest.key === inputs.key))
    return { stored: packaged };
  if (inputs === undefined) throw missing(root);
  const folder = join(options.cache ?? join(cacheFolder(), 'wasm'), inputs.key.slice(0, 32));
  return { stored: await readImage(folder, 'module'), inputs, folder };
}

/** Where a published package has its image, below its root. */
export const packageFolder = 'image';

async function inputsOf(root: string, guest?: string): Promise<ImageInputs | undefined> {
  const entry = join(root, 'guest', 'wasm');
  const here = join(root, 'src', 'sandbox', 'wasm');
  if (!existsSync(entry) || !existsSync(here)) return undefined;
  return readInputs({
    entry,
    guest: guest ?? join(root, 'guest', 'pungi_guest'),
    recipe: [join(here, 'build'), join(here, 'binary')],
  });
}

async function readImage(folder: string, file: 'module' | 'packed'): Promise<FoundImage | undefined> {
  const path = join(folder, imageFiles[file]);
  const manifestPath = join(folder, imageFiles.manifest);
  if (!existsSync(path) || !existsSync(manifestPath)) return undefined;
  const manifest = parseManifest(await readFile(manifestPath, 'utf8'));
  return { path, packed: file === 'packed', manifest };
}

async function build(options: FindOptions & { inputs: ImageInputs; folder: string }): Promise<FoundImage> {
  const { inputs, folder } = options;
  // Seldom needed, and as much code as all the rest of the host's side: every start would wait for it.
  const { buildImage } = await import('../build/build.ts');
  await buildImage({
    inputs,
    folder,
    env: options.env ?? process.env,
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => {}),
  });
  const built = await readImage(folder, 'module');
  if (built === undefined) throw missing(folder);
  return built;
}

function missing(folder: string): PungiError {
  return new PungiError(`Expected the interpreter image in ${folder}, got none. Install the package again.`, {
    code: 'SANDBOX_UNAVAILABLE',
  });
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { renameExternals } from '../binary/externals.ts';
import { componentize } from './componentize.ts';
import type { ImageInputs } from './inputs.ts';
import { interruptible } from './interrupt.ts';
import { linkComponent } from './link.ts';
import { acquireLock } from './lock.ts';
import { mergeParts } from './merge.ts';
import { pins } from './pins.ts';
import { pruneImages } from './prune.ts';
import { isPublished, publishImage } from './publish.ts';
import { findPython } from './python.ts';
import { makeScratch } from './scratch.ts';
import { installTools } from './tools.ts';

/** One line of a build that takes a minute: step 3 of 6 and what it does. */
export interface BuildProgress {
  readonly step: number;
  readonly of: number;
  readonly text: string;
}

/** What to build, and where it goes. */
export interface BuildOptions {
  readonly inputs: ImageInputs;
  /** The folder of the finished image; its parent is the cache. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Must not throw. */
  readonly onProgress: (progress: BuildProgress) => void;
}

/**
 * Builds the image and puts it in place whole, or not at all: stopped at any point, by abort, Ctrl-C or
 * worse, it leaves no half of one. Does nothing where another process has built it meanwhile.
 */
export async function buildImage(options: BuildOptions): Promise<void> {
  const cache = dirname(options.folder);
  await mkdir(cache, { recursive: true });
  await interruptible(options.signal, async (signal) => {
    await using lock = await acquireLock({
      path: `${options.folder}.lock`,
      isDone: async () => isPublished(options.folder),
      signal,
    });
    if (lock === undefined) return;
    await using scratch = await makeScratch(cache);
    await makeImage({ ...options, signal, cache, scratch: scratch.path });
  });
}

interface Making extends BuildOptions {
  readonly cache: string;
  readonly scratch: string;
}

async function makeImage(making: Making): Promise<void> {
  const { env, signal, cache, scratch } = making;
  const tell = teller(making);
  tell('Looking for Python 3.10 or newer');
  const python = await findPython(env, signal);
  tell(`Installing componentize-py ${pins.componentizePy.version}, which is kept for later builds`);
  const tools = await installTools({ cache, scratch, python, env, signal });
  tell(`Starting CPython ${pins.python} and taking its image`);
  const { component, licence } = await componentize({ inputs: making.inputs, tools, scratch, env, signal });
  tell('Linking the modules of the image');
  const { parts, exports } = linkComponent(component);
  tell('Merging them into one');
  const merged = await mergeParts({ parts, scratch, env, signal });
  tell('Checking and storing the image');
  const module = renameExternals(merged, { exported: (name) => exports.get(name) });
  const licences = [licence, ...tools.licences];
  await pruneImages(cache);
  await publishImage({ module, licences, key: making.inputs.key, folder: making.folder, scratch });
}

const steps = 6;

function teller({ onProgress }: BuildOptions): (text: string) => void {
  let step = 0;
  return (text) => {
    step += 1;
    onProgress({ step, of: steps, text });
  };
}

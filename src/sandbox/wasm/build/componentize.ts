import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expectCommand } from './command.ts';
import type { ImageInputs } from './inputs.ts';
import type { Tools } from './tools.ts';

/** What goes in, and a folder that is removed afterwards. */
export interface ComponentizeOptions {
  readonly inputs: ImageInputs;
  readonly tools: Tools;
  readonly scratch: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** What came out. */
export interface Componentized {
  readonly component: Uint8Array;
  /** A file with the licence of the CPython inside. */
  readonly licence: string;
}

/** The entry leaves CPython's licence beside itself, under this name. */
const licenceFile = 'LICENSE-CPython.txt';

/** Runs the entry once in CPython for WASI and gives a component whose memory is as the entry left it. */
export async function componentize(options: ComponentizeOptions): Promise<Componentized> {
  const { inputs, tools, scratch, env, signal } = options;
  const sources = join(scratch, 'sources');
  for (const { path, bytes } of [inputs.world, ...inputs.python]) {
    await mkdir(dirname(join(sources, path)), { recursive: true });
    await writeFile(join(sources, path), bytes);
  }
  const zones = join(sources, 'zoneinfo-files');
  await cp(tools.zones, zones, { recursive: true, filter: (path) => !path.endsWith('.py') });
  const component = join(scratch, 'component.wasm');
  const program = 'from componentize_py import script; script()';
  const world = ['--quiet', '--wit-path', join(sources, inputs.world.path), '--world', 'guest'];
  const args = ['componentize', '--python-path', sources, 'app', '--output', component];
  await expectCommand({
    file: tools.python,
    args: ['-I', '-c', program, ...world, ...args],
    env: { ...env, ...(await confined(scratch)) },
    signal,
  });
  return { component: await readFile(component), licence: join(sources, licenceFile) };
}

/**
 * The tool unpacks into the temporary folder, and adds the packages of the virtual environment it finds to
 * the image's path: this one has none, so that nothing of this machine gets into the image.
 */
async function confined(scratch: string): Promise<NodeJS.ProcessEnv> {
  const noPackages = join(scratch, 'no-packages');
  await mkdir(join(noPackages, 'lib', 'site-packages'), { recursive: true });
  return { VIRTUAL_ENV: noPackages, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
}

import { hash, randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PungiError } from '../../../errors/index.ts';
import { expectCommand, runCommand } from './command.ts';
import { pins } from './pins.ts';
import type { HostPython } from './python.ts';

/** Where the tools are put, and with what. */
export interface ToolsOptions {
  /** A folder that outlives the build: tools are kept for the next one. */
  readonly cache: string;
  /** A folder that is removed after it. */
  readonly scratch: string;
  readonly python: HostPython;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** What was installed. */
export interface Tools {
  /** A Python that can import componentize-py. */
  readonly python: string;
  /** The folder of compiled time zones. */
  readonly zones: string;
  /** Files with the licences of what was installed. */
  readonly licences: readonly string[];
}

/**
 * The pinned tools, in a virtual environment of their own, so that nothing of the system's is changed. Kept
 * from an earlier build where that still works.
 */
export async function installTools(options: ToolsOptions): Promise<Tools> {
  const kept = join(options.cache, `tools-${hash('sha256', requirements()).slice(0, 16)}`);
  const found = await inspect(kept, options);
  if (found !== undefined) return found;
  const fresh = join(options.scratch, 'tools');
  await installInto(fresh, options);
  // Not in place: an installation that is stopped half-way must not be taken for a whole one. The old one
  // is moved away first, since a folder cannot be renamed over another.
  await rename(kept, join(options.scratch, randomUUID())).catch(() => undefined);
  await rename(fresh, kept).catch(() => undefined);
  const installed = await inspect(kept, options);
  if (installed !== undefined) return installed;
  throw new PungiError(`Expected ${pinned.join(' and ')} in ${kept}, got something else.`, {
    code: 'BUILD_FAILED',
  });
}

const pinned = [`componentize-py ${pins.componentizePy.version}`, `tzdata ${pins.tzdata.version}`];

/** For pip: nothing is installed whose hash is not listed. */
function requirements(): string {
  const packages = { 'componentize-py': pins.componentizePy, tzdata: pins.tzdata };
  const lines = Object.entries(packages).map(
    ([name, { version, wheels }]) =>
      `${name}==${version}${wheels.map((wheel) => ` --hash=sha256:${wheel}`).join('')}\n`,
  );
  return lines.join('');
}

function pythonOf(environment: string): string {
  return process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}

const question = `
from importlib.metadata import distribution
import componentize_py, tzdata
both = [distribution(name) for name in ("componentize-py", "tzdata")]
for each in both: print(each.name, each.version)
print(tzdata.__path__[0])
for each in both:
    for file in each.files:
        if file.name.startswith("LICENSE"): print(file.locate())
`;

async function inspect(environment: string, { env, signal }: ToolsOptions): Promise<Tools | undefined> {
  const python = pythonOf(environment);
  const end = await runCommand({ file: python, args: ['-I', '-c', question], env, signal });
  const [converter, zones, folder, ...licences] = end?.stdout.trim().split(/\r?\n/) ?? [];
  if (converter !== pinned[0] || zones !== pinned[1] || folder === undefined) return undefined;
  return { python, zones: join(folder, 'zoneinfo'), licences };
}

async function installInto(environment: string, options: ToolsOptions): Promise<void> {
  const { python, env, signal, scratch } = options;
  const pip = await makeEnvironment(environment, options);
  const list = join(scratch, 'requirements.txt');
  await writeFile(list, requirements());
  const flags = [
    '--require-hashes',
    '--only-binary=:all:',
    '--no-deps',
    '--no-input',
    '--disable-pip-version-check',
  ];
  const file = pip === 'own' ? pythonOf(environment) : python.path;
  const target = pip === 'own' ? [] : ['--python', pythonOf(environment)];
  await expectCommand({
    file,
    args: ['-m', 'pip', ...target, 'install', ...flags, '-r', list],
    env,
    signal,
  });
}

/**
 * A virtual environment, with a pip of its own where this Python can make one. Some systems ship Python
 * without what that takes; then the system's own pip installs into it.
 */
async function makeEnvironment(environment: string, options: ToolsOptions): Promise<'own' | 'system'> {
  const { python, env, signal } = options;
  const run = (args: readonly string[]) => runCommand({ file: python.path, args, env, signal });
  const whole = await run(['-I', '-m', 'venv', environment]);
  if (whole?.status === 0) return 'own';
  await rm(environment, { recursive: true, force: true });
  const bare = await run(['-I', '-m', 'venv', '--without-pip', environment]);
  const pip = await run(['-I', '-m', 'pip', '--version']);
  if (bare?.status === 0 && pip?.status === 0) return 'system';
  throw new PungiError(
    `Expected ${python.path} (${python.version}) to have venv and pip, got a Python without ` +
      `${bare?.status === 0 ? 'pip' : 'venv'}. Install them: \`apt-get install python3-venv python3-pip\` or the like.`,
    { code: 'SANDBOX_UNAVAILABLE' },
  );
}

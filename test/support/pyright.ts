import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Probe } from '../require.ts';

/** One finding, as `program.py:3 reportArgumentType`; its message apart. */
export interface Finding {
  readonly where: string;
  readonly message: string;
}

/** Files by path; each folder at the top is a project of its own, with its own `sdk` and builtins. */
export type Files = Readonly<Record<string, string>>;

/** It is a devDependency: only an installation without those lacks it. */
export function probePyright(): Probe {
  return existsSync(cli) ? { usable: true } : { usable: false, reason: 'pyright is not installed: `npm ci`' };
}

const cli = join(import.meta.dirname, '../../node_modules/pyright/index.js');

/** The settings of a checker that reads our stubs: a stub of `sdk` has no source, and needs none. */
const settings = {
  typeCheckingMode: 'standard',
  pythonVersion: '3.13',
  reportMissingModuleSource: 'none',
};

/** Checks all projects in one run of pyright; answers errors and warnings, sorted. */
export async function pyright(files: Files): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pungi-pyright-'));
  try {
    await writeProjects(folder, files);
    return findingsOf(await run(folder), folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeProjects(folder: string, files: Files): Promise<void> {
  const roots = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
  const config = { ...settings, executionEnvironments: roots.map((root) => ({ root })) };
  await writeFile(join(folder, 'pyrightconfig.json'), JSON.stringify(config));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Its exit code is 1 where it found something, so that only its output tells. */
function run(folder: string): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 2 ** 28 };
    execFile(process.execPath, [cli, '--outputjson'], options, (_, stdout) => resolve(stdout));
  });
}

interface Report {
  readonly generalDiagnostics: readonly {
    readonly file: string;
    readonly severity: 'error' | 'warning' | 'information';
    readonly message: string;
    readonly rule?: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

function findingsOf(output: string, folder: string): Finding[] {
  const { generalDiagnostics } = JSON.parse(output) as Report;
  return generalDiagnostics
    .filter(({ severity }) => severity !== 'information')
    .map(({ file, range, rule, message }) => ({
      where: `${relative(folder, file)}:${range.start.line + 1} ${rule ?? 'error'}`,
      message,
    }))
    .sort((a, b) => (a.where < b.where ? -1 : 1));
}

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { addImage } from '../wasm/add-image.ts';

/** The package as it would be published, installed in a project that has only its optional peers beside it. */
export interface Packed {
  readonly tarball: string;
  readonly tarballBytes: number;
  readonly files: readonly PackedFile[];
  /** The copy of the repository that was packed, installed and built as `npm ci` leaves it. */
  readonly checkout: string;
  /** The project it is installed in. */
  readonly project: string;
}

/** One file of the tarball; paths have slashes, sizes are bytes. */
export interface PackedFile {
  readonly path: string;
  readonly size: number;
}

const run = promisify(execFile);

/** What a clone does not have, and what only git needs. */
const notSource: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  'build',
  'image',
  'coverage',
  '.git',
]);

/** Builds and packs a clean copy of the repository, and installs the tarball; all of it lies in `folder`. */
export async function pack(root: string, folder: string): Promise<Packed> {
  const copy = join(folder, 'copy');
  cpSync(root, copy, { recursive: true, filter: (path) => !notSource.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  const { stdout } = await npm(copy, ['pack', '--json', '--silent', '--pack-destination', folder]);
  const [report] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [PackReport];
  const tarball = join(folder, report.filename);
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  await npm(project, ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball]);
  linkPeers(root, project);
  await addImage(join(project, 'node_modules/pungi'));
  return { tarball, tarballBytes: report.size, files: report.files, checkout: copy, project };
}

/** Some doors need a package beside ours, which their user has: the repository's own stands for it. */
function linkPeers(root: string, project: string): void {
  const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const peer of Object.keys(peerDependencies)) {
    const link = join(project, 'node_modules', peer);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', peer), link, 'dir');
  }
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly PackedFile[];
}

/** An npm that does not know it was started by another npm. */
function npm(cwd: string, args: readonly string[]): Promise<{ stdout: string }> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?:package|lifecycle|config_local)/.test(name),
  );
  return run('npm', [...args], { cwd, env: Object.fromEntries(inherited), maxBuffer: 64 * 1024 * 1024 });
}

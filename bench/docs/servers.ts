import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The servers whose tools are measured: real schemas, written by others. */
const version = '2026.8.31';
const servers = [
  { name: 'everything', arguments: [] },
  { name: 'filesystem', arguments: [tmpdir()] },
  { name: 'memory', arguments: [] },
] as const;

/** How to start one server. */
export interface Server {
  readonly name: string;
  readonly script: string;
  readonly arguments: readonly string[];
}

/** Installs the servers into a folder of the system's temporary one, once; they are no dependency of ours. */
export async function installServers(): Promise<Server[]> {
  const folder = join(tmpdir(), `pungi-bench-servers-${version}`);
  const installed = servers.map(({ name, arguments: given }) => ({
    name,
    script: scriptOf(folder, name),
    arguments: given,
  }));
  if (installed.every(({ script }) => existsSync(script))) return installed;
  await mkdir(folder, { recursive: true });
  const packages = servers.map(({ name }) => `@modelcontextprotocol/server-${name}@${version}`);
  await promisify(execFile)('npm', [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--prefix',
    folder,
    ...packages,
  ]);
  return installed;
}

function scriptOf(folder: string, name: string): string {
  return join(folder, 'node_modules', '@modelcontextprotocol', `server-${name}`, 'dist', 'index.js');
}

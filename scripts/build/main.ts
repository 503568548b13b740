/**
 * Builds the package: declarations by the compiler, and the code of all doors in few files. Loading one file for
 * each module took a process 90 ms before its first line; the doors share their modules as before.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import manifest from '../../package.json' with { type: 'json' };
import { keepAddresses } from './keep-addresses.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is started by its path, as a thread or a process. */
const started = [
  'src/sandbox/wasm/worker/main.ts',
  'src/standard/database/sqlite-process.ts',
  'src/standard/database/sqlite-thread.ts',
];
const doors = [...Object.values(manifest.exports), ...Object.values(manifest.bin)]
  .filter((path) => path.endsWith('.js'))
  .map((path) => path.replace(/^(?:\.\/)?dist\/(.*)\.js$/, 'src/$1.ts'));

rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
await build({
  absWorkingDir: root,
  entryPoints: [...doors, ...started],
  outdir: 'dist',
  outbase: 'src',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  logLevel: 'warning',
  plugins: [keepAddresses({ source: `${root}src`, built: 'dist' })],
});

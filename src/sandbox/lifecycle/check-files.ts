import { PungiError } from '../../errors/index.ts';
import type { SandboxFile } from '../contract.ts';
import { pathProblem } from './file-path.ts';

/**
 * Checks the files for `/data` before anything is started. Throws `INVALID_OPTION` on a path that leaves the
 * folder, on two files at one path, on a file where another needs a folder, and past the limit.
 */
export function checkFiles(files: readonly Pick<SandboxFile, 'path' | 'size'>[], filesBytes: number): void {
  const paths = new Set<string>();
  for (const { path } of files) {
    checkPath(path);
    if (paths.has(path)) throw invalid(`Expected each file once, got ${JSON.stringify(path)} twice.`);
    paths.add(path);
  }
  const both = [...paths].flatMap(foldersOf).find((folder) => paths.has(folder));
  if (both !== undefined)
    throw invalid(`Expected ${JSON.stringify(both)} to be a file or a folder, got both.`);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > filesBytes)
    throw invalid(`Expected files of at most ${filesBytes} bytes in all, got ${bytes}.`);
}

function checkPath(path: string): void {
  const problem = pathProblem(path);
  if (problem === null) return;
  throw invalid(`Expected the path of a file to be ${problem}, got ${JSON.stringify(path.slice(0, 100))}.`);
}

function foldersOf(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

function invalid(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}

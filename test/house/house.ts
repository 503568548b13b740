import { posix } from 'node:path';
import { type Import, importsOf } from './imports.ts';

/** Source files by their path from the root of the repository, with slashes. */
export type Files = ReadonlyMap<string, string>;

/** One import, with the file it stands in and the file it reaches; null when that is a package or computed. */
export interface Edge extends Import {
  readonly from: string;
  readonly to: string | null;
}

/** Every import of every file. */
export function edgesOf(files: Files): readonly Edge[] {
  return [...files].flatMap(([from, text]) =>
    importsOf(from, text).map((found) => ({ ...found, from, to: target(from, found.specifier, files) })),
  );
}

/** Node addresses a built file (`./worker.js`) where the source has `./worker.ts`. */
function target(from: string, specifier: string | null, files: Files): string | null {
  if (specifier === null || !specifier.startsWith('.')) return null;
  const path = posix.join(posix.dirname(from), specifier);
  const source = path.replace(/\.js$/, '.ts');
  return files.has(source) ? source : path;
}

/** Where a file lives: `src/sandbox/wasm/pool.ts` is in the room `sandbox`, in its adapter `sandbox/wasm`. */
export interface Place {
  readonly room: string;
  /** The folder with a door of its own that the file is in, such as `sandbox/wasm`; null outside of one. */
  readonly adapter: string | null;
}

/** The place of a file in the house; null for what is not in a room. */
export function placeOf(path: string, files: Files): Place | null {
  const [top, room, folder, rest] = path.split('/');
  if (top !== 'src' || room === undefined || folder === undefined) return null;
  const adapter = `${room}/${folder}`;
  return { room, adapter: rest !== undefined && files.has(`src/${adapter}/index.ts`) ? adapter : null };
}

/** Tests and their case tables are callers of the house, wherever they lie. */
export function isTest(path: string): boolean {
  return /\.(?:test|cases|test-d)\.ts$/.test(path);
}

/** How messages name an import: `src/a/b.ts:3`. */
export function site({ from, line }: Edge): string {
  return `${from}:${line}`;
}

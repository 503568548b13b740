import { statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PungiError } from '../../errors/index.ts';
import { failure } from '../failure.ts';
import { documentPattern, readDocument } from './read-document.ts';
import type { SearchProvider } from './search-provider.ts';
import { createTextIndex, type TextIndex } from './text-index.ts';

/** Searches the documents that ship with the package. */
export function sampleSearch(): SearchProvider & AsyncDisposable {
  const folder = fileURLToPath(new URL('../../../src/standard/sample/', import.meta.url));
  return new LocalSearch(folder, 'a small sample library of about 30 articles');
}

/** Searches a folder of Markdown, HTML and text files. Throws `INVALID_OPTION` where there is none. */
export function folderSearch(folder: string): SearchProvider & AsyncDisposable {
  if (!isFolder(folder)) {
    throw new PungiError(`Expected \`search.folder\` to be a folder, got ${JSON.stringify(folder)}.`, {
      code: 'INVALID_OPTION',
    });
  }
  return new LocalSearch(folder, 'a library of documents');
}

const mostFiles = 10_000;
const mostBytes = 1024 * 1024;

/** Reads its folder once, when it is first searched. */
class LocalSearch implements SearchProvider, AsyncDisposable {
  readonly subject: string;
  readonly #folder: string;
  #index: Promise<TextIndex> | null = null;

  constructor(folder: string, subject: string) {
    this.#folder = folder;
    this.subject = subject;
  }

  async search({
    query,
    limit,
  }: {
    readonly query: string;
    readonly limit: number;
  }): ReturnType<SearchProvider['search']> {
    this.#index ??= indexOf(this.#folder);
    const index = await this.#index;
    return index.find(query, limit);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const index = await this.#index?.catch(() => null);
    index?.[Symbol.dispose]();
    this.#index = null;
  }
}

async function indexOf(folder: string): Promise<TextIndex> {
  const index = createTextIndex();
  for (const path of await pathsIn(folder)) {
    const { size } = await stat(path);
    if (size > mostBytes) continue;
    // The place within the folder: where the folder itself is, is nobody's business beyond the host.
    const name = relative(folder, path).split(sep).join('/');
    index.add(readDocument(name, await readFile(path, 'utf8')));
  }
  return index;
}

/** Regular files only: a link could lead out of the folder, to what nobody meant to show. */
async function pathsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw failure('The folder of documents cannot be read.', cause);
  });
  const files = entries.filter((entry) => entry.isFile() && documentPattern.test(entry.name));
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  if (paths.length <= mostFiles) return paths;
  throw failure(`Expected at most ${mostFiles} documents to search, got ${paths.length}.`);
}

function isFolder(path: string): boolean {
  return typeof path === 'string' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

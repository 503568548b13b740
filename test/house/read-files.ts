import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import type { Files } from './house.ts';

/** Every TypeScript file of the repository that is ours. */
export function readFiles(root: string): Files {
  const found = globSync('{src,test,scripts,bench,examples}/**/*.ts', { cwd: root }).sort();
  const paths = found.map((path) => path.split(sep).join('/'));
  return new Map(paths.map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]));
}

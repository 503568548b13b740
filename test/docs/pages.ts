import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Block, blocksOf } from './blocks.ts';

/** Every block of every page that readers see: those at the root, and all under `docs/`. */
export function readBlocks(root: string): readonly Block[] {
  const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).sort();
  return pages.flatMap((page) => blocksOf(page.split(sep).join('/'), readFileSync(join(root, page), 'utf8')));
}

import { type CodeSigns, isUnmarkedCode } from './bare-code.ts';
import { type CleanBlock, cleanBlock } from './clean-block.ts';
import { isInvented } from './invented.ts';
import type { Part } from './parts.ts';

/** The code of a reply: the sources of its blocks, in order. */
export interface Chosen {
  readonly sources: readonly string[];
  /** Whether a result that the model made up ended them. */
  readonly invented: boolean;
}

/** Chooses the blocks of Python up to the first made-up result; blocks that say nothing only where none says Python. */
export function chooseBlocks(parts: readonly Part[], signs: CodeSigns): Chosen {
  const marked = parts.some((part) => markedBlock(part) !== null);
  const read = marked ? markedBlock : (part: Part): CleanBlock | null => unmarkedBlock(part, signs);
  const sources: string[] = [];
  for (const part of parts) {
    if (sources.length > 0 && isInvented(part)) return { sources, invented: true };
    const block = read(part);
    if (block === null) continue;
    sources.push(block.source);
    if (block.invented) return { sources, invented: true };
  }
  return { sources, invented: false };
}

function markedBlock(part: Part): CleanBlock | null {
  if (part.kind === 'words' || part.info.language !== 'python') return null;
  const block = cleanBlock(part);
  return block.source === '' ? null : block;
}

function unmarkedBlock(part: Part, signs: CodeSigns): CleanBlock | null {
  if (part.kind === 'words' || part.info.language !== 'none') return null;
  const block = cleanBlock(part);
  return isUnmarkedCode(block.source, signs) ? block : null;
}

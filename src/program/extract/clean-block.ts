import { dedent } from './dedent.ts';
import { inventedOutputIn } from './invented.ts';
import { isPythonTag } from './language.ts';
import type { Part } from './parts.ts';
import { inputOfSession } from './prompts.ts';
import { withoutStopTags } from './stop-tags.ts';

/** The code of a block, ready to run. */
export interface CleanBlock {
  /** Ends in one line feed; empty where the block holds nothing but blank lines. */
  readonly source: string;
  /** Whether results that the model made up were cut off. */
  readonly invented: boolean;
}

/** Takes away what belongs to the reply and not to the program: indent, tags, prompts, made-up results. */
export function cleanBlock({ source, indent, closed, info }: Part & { kind: 'block' }): CleanBlock {
  const lines = info.language === 'none' ? withoutTagLine(source) : source;
  const dedented = withoutStopTags(dedent(lines, indent));
  const session = inputOfSession(dedented);
  const output = closed || session !== null ? null : inventedOutputIn(dedented);
  const code = withoutStopTags(output === null ? (session ?? dedented) : dedented.slice(0, output));
  const trimmed = code.replace(/^(?:[ \t]*\n)+/, '');
  return { source: trimmed === '' ? '' : `${trimmed}\n`, invented: session !== null || output !== null };
}

/** Some models put the tag on the first line of the block instead of behind its fence. */
function withoutTagLine(source: string): string {
  const end = source.indexOf('\n');
  return end !== -1 && isPythonTag(source.slice(0, end).trim()) ? source.slice(end + 1) : source;
}

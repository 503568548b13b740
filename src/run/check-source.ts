import type { Finding } from '../program/index.ts';
import { type Limits, utf8Bytes } from '../value/index.ts';

/** What keeps a source from being run at all, whatever stands in it: its size, and text that is none. */
export function checkSource(
  source: string,
  { sourceBytes }: Pick<Limits, 'sourceBytes'>,
): readonly Finding[] {
  if (!source.isWellFormed())
    return [error('syntax', 'The program holds a lone surrogate: it cannot be written as UTF-8.')];
  const bytes = utf8Bytes(source);
  if (bytes <= sourceBytes) return [];
  return [
    error(
      'size',
      `The program has ${bytes} bytes, and ${sourceBytes} are allowed (\`limits.sourceBytes\`). Read data through \`sdk\` instead of writing it into the program.`,
    ),
  ];
}

function error(code: Finding['code'], message: string): Finding {
  return { code, severity: 'error', place: null, message };
}

import type { ProgramError } from '../sandbox/index.ts';
import { type Limits, utf8Bytes } from '../value/index.ts';

/** Why a program is not run at all, null where it is. */
export function rejectionOf(source: string, { sourceBytes }: Limits): ProgramError | null {
  const bytes = source.isWellFormed() ? utf8Bytes(source) : null;
  if (bytes === null) return rejection('The program holds a lone surrogate: it cannot be written as UTF-8.');
  if (bytes <= sourceBytes) return null;
  return rejection(
    `The program has ${bytes} bytes, and ${sourceBytes} are allowed (\`limits.sourceBytes\`).`,
  );
}

function rejection(message: string): ProgramError {
  return { type: 'Rejected', message, traceback: '', line: null };
}

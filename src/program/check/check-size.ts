import { utf8Bytes } from '../../value/index.ts';
import type { Finding } from './finding.ts';

/** Refuses a source of more bytes than may run. */
export function checkSize(source: string, mostBytes: number): readonly Finding[] {
  const bytes = utf8Bytes(source);
  if (bytes <= mostBytes) return [];
  const message = `The program has ${bytes} bytes, ${mostBytes} at most may run. Read data through \`sdk\` instead of writing it into the program.`;
  return [{ code: 'size', severity: 'error', place: null, message }];
}

import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readProblem, usageError } from './usage-error.ts';

/** The source at a path, or of stdin for `-`. Throws `INVALID_OPTION` where there is none. */
export async function readProgram(program: string, stdin: Readable): Promise<string> {
  if (program !== '-') return textOf(await read(program), JSON.stringify(program));
  const source = textOf(await buffer(stdin), 'stdin');
  if (source.trim() === '') throw usageError('Expected a program on stdin, got nothing.');
  return source;
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw usageError(`Cannot read ${JSON.stringify(path)}: ${readProblem(error)}.`, error);
  }
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw usageError(`Expected ${name} to hold UTF-8, got other bytes.`, error);
  }
}

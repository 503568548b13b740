import { PungiError } from '../errors/index.ts';
import type { SandboxFile } from '../sandbox/index.ts';
import type { ProgramFiles } from './options.ts';

/** The files of a program as a sandbox takes them. Throws `INVALID_OPTION` on a content that is neither text nor bytes. */
export async function toFiles(files: ProgramFiles | undefined): Promise<readonly SandboxFile[]> {
  if (files === undefined) return [];
  if (isList(files)) return files;
  return await Promise.all(Object.entries(files).map(([path, content]) => toFile(path, content)));
}

function isList(files: ProgramFiles): files is readonly SandboxFile[] {
  return Array.isArray(files);
}

/** The bytes are copied: what the caller does with its own later does not reach the program. */
async function toFile(path: string, content: unknown): Promise<SandboxFile> {
  const bytes = bytesOf(content);
  if (bytes === null)
    throw new PungiError(
      `Expected \`files[${JSON.stringify(path)}]\` to be a string or a Uint8Array, got ${typeof content}.`,
      { code: 'INVALID_OPTION' },
    );
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { path, size: bytes.length, sha256, bytes: () => Promise.resolve(bytes.slice()) };
}

function bytesOf(content: unknown): Uint8Array<ArrayBuffer> | null {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? new Uint8Array(content) : null;
}

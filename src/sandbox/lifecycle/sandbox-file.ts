import { createHash } from 'node:crypto';
import type { SandboxFile } from '../contract.ts';

/** A file that the host holds in memory; each caller gets bytes of their own. */
export function sandboxFile(path: string, content: Uint8Array): SandboxFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, size: content.length, sha256, bytes: () => Promise.resolve(content.slice()) };
}

import type { ReadyFrame } from '../frames.ts';
import { Fields } from './fields.ts';
import { unexpected } from './malformed-frame.ts';

const sha256Pattern = /^[0-9a-f]{64}$/;
const pythonLength = 60;

/** Reads the first frame of an interpreter. */
export function readReady(json: unknown): ReadyFrame {
  const fields = new Fields(json, 'ready', ['kind', 'version', 'build', 'python']);
  const build = fields.raw('build');
  if (typeof build !== 'string' || !sha256Pattern.test(build))
    throw unexpected('ready.build', 'a SHA-256 in hexadecimal', build);
  return {
    kind: 'ready',
    version: fields.count('version'),
    build,
    python: fields.string('python', pythonLength),
  };
}

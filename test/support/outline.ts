import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What CPython makes of a source: its error, or kind, name and docstring of each statement at the top. */
export interface Outline {
  readonly error: string | null;
  readonly nodes: readonly (readonly [kind: string, name: string | null, docstring: string | null])[];
}

const script = fileURLToPath(new URL('outline.py', import.meta.url));

/** Parses all sources in one `python3`. */
export function outlinesOf(sources: readonly string[]): Outline[] {
  const run = spawnSync('python3', ['-I', script], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (run.status !== 0) throw new Error(`outline.py failed: ${run.stderr}`);
  return JSON.parse(run.stdout) as Outline[];
}

import type { SandboxFile } from '../contract.ts';
import { pathProblem } from '../lifecycle/file-path.ts';
import { sandboxFile } from '../lifecycle/sandbox-file.ts';
import type { Collected } from './worker/program.ts';

/** What a program left in `/out`, and what of it was not taken. Its folder is no larger than the limit. */
export function artifactsOf({ out = [] }: Collected): {
  readonly artifacts: readonly SandboxFile[];
  readonly notices: readonly string[];
} {
  const portable = out.filter(({ path }) => pathProblem(path) === null);
  const others = out.filter(({ path }) => pathProblem(path) !== null);
  return {
    artifacts: portable.map(({ path, bytes }) => sandboxFile(path, bytes)),
    notices: others.map(({ path }) => `/out/${path} was not kept: its name is not portable.`),
  };
}

import { PungiError } from '../../../errors/index.ts';
import { runCommand } from './command.ts';

/** A Python on this machine that can run the tools. It never runs a program: the one in the image does. */
export interface HostPython {
  readonly path: string;
  readonly version: string;
}

const leastMinor = 10;

const names =
  process.platform === 'win32'
    ? ['python3', 'python', 'py']
    : ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

const question = 'import sys; print(sys.executable); print(".".join(map(str, sys.version_info[:3])))';

/** The first Python ≥ 3.10 on the path. Throws `SANDBOX_UNAVAILABLE` with what to install. */
export async function findPython(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<HostPython> {
  const seen: string[] = [];
  for (const name of names) {
    const end = await runCommand({ file: name, args: ['-I', '-c', question], env, signal });
    const [path, version] = end?.stdout.trim().split(/\r?\n/) ?? [];
    if (end?.status !== 0 || path === undefined || version === undefined) continue;
    if (isNewEnough(version)) return { path, version };
    seen.push(`${name} ${version}`);
  }
  throw new PungiError(
    `Expected python3 ≥ 3.${leastMinor} to build the interpreter image with, got ${seen.join(', ') || 'none'}. ` +
      `Install it: ${installHint()}.`,
    { code: 'SANDBOX_UNAVAILABLE' },
  );
}

/** Whether a version is 3.10 or a later 3. */
export function isNewEnough(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && (minor ?? 0) >= leastMinor;
}

function installHint(): string {
  if (process.platform === 'darwin') return '`brew install python3`';
  if (process.platform === 'win32') return '`winget install Python.Python.3.14`';
  return '`apt-get install python3 python3-venv` or the like';
}

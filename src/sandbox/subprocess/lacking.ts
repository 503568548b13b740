import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Interpreter } from '../lifecycle/interpreter.ts';

const question =
  'import importlib.util, json, sys; print(json.dumps([n for n in sys.argv[1:] if not importlib.util.find_spec(n)]))';

/** Which of these top-level modules the interpreter does not have among its packages. */
export async function lackingPackages(
  { path }: Interpreter,
  needs: readonly string[],
): Promise<readonly string[]> {
  const known = needs.filter((name) => /^[A-Za-z_]\w*$/.test(name));
  const unknown = needs.filter((name) => !known.includes(name));
  const { stdout } = await promisify(execFile)(path, ['-I', '-c', question, ...known], { env: {} });
  return [...unknown, ...(JSON.parse(stdout) as string[])];
}

import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { Block } from './blocks.ts';
import type { Workshop } from './workshop.ts';

/** Runs a block, or has its own language read it. What is wrong with it; null when it is proven. */
export function prove(block: Block, workshop: Workshop): string | null {
  const path = workshop.write(block);
  const [command, ...args] = commandOf(block, path);
  if (command === undefined) return null;
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: block.mode === 'run-command' ? workshop.checkout : dirname(path),
    env: workshop.environment(),
    encoding: 'utf8',
    // The command may have to build the interpreter first.
    timeout: block.mode === 'run-command' ? 170_000 : 50_000,
  });
  const place = `${block.page}:${block.line}`;
  if (status !== 0) return `${place} Expected exit code 0, got ${status}.\n${error ?? ''}${stdout}${stderr}`;
  if (block.prints === null || stdout === block.prints) return null;
  return `${place} Expected it to print ${JSON.stringify(block.prints)}, got ${JSON.stringify(stdout)}.`;
}

/** CPython reads it as a program: a top-level `await` is allowed, nothing runs. */
const readPython =
  'import ast, sys; name = sys.argv[1]; ' +
  'compile(open(name).read(), name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)';

function commandOf({ language, mode, text }: Block, path: string): readonly string[] {
  switch (`${language} ${mode}`) {
    case 'ts run':
    case 'js run':
      return [process.execPath, path];
    case 'js check':
      return [process.execPath, '--check', path];
    case 'python run':
      return ['python3', path];
    case 'python check':
      return ['python3', '-c', readPython, path];
    case 'sh run':
      return ['bash', '-euo', 'pipefail', path];
    case 'sh check':
      return ['bash', '-n', path];
    case 'sh run-command':
      // The checkout is installed already.
      return ['bash', '-euo', 'pipefail', '-c', text.replace(/^npm ci && /, '')];
    default:
      return [];
  }
}

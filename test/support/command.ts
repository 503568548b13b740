import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** How the command ended. */
export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as it runs. */
export interface Started {
  readonly child: ReturnType<typeof spawn>;
  readonly ended: Promise<CommandEnd>;
}

/** Where the command is started, with which variables beside those of this process. */
export interface Surroundings {
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the command of this checkout in a folder, without any key that whoever runs the test may have. */
export function startPungi(args: readonly string[], { folder, env = {} }: Surroundings): Started {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/_API_KEY$|_BASE_URL$|^OLLAMA_|^(?:NO|FORCE)_COLOR$/.test(name),
  );
  const own = { TMPDIR: folder, XDG_STATE_HOME: `${folder}/state` };
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...own, ...env },
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return {
    child,
    ended: ended.then(([[code], stdout, stderr]) => ({ code: code as number, stdout, stderr })),
  };
}

/** The same until its end, with nothing or a program on stdin. */
export async function pungi(
  args: readonly string[],
  surroundings: Surroundings,
  stdin: string = '',
): Promise<CommandEnd> {
  const { child, ended } = startPungi(args, surroundings);
  child.stdin?.end(stdin);
  return await ended;
}

#!/usr/bin/env node
import { PungiError } from '../errors/index.ts';
import { usage } from './usage.ts';

/** Gives the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Each loads what it needs and no more: much of a short program's time is the start of its command. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  check: async () => (await import('./check/check-command.ts')).checkCommand,
  docs: async () => (await import('./docs/docs-command.ts')).docsCommand,
  exec: async () => (await import('./exec/exec-command.ts')).execCommand,
  run: async () => (await import('./run/run-command.ts')).runCommand,
};

/** Gives the exit code: what was wrong before anything started is said on stderr, and is 2. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const command = await load();
    return await command(args);
  } catch (error) {
    if (!PungiError.isInstance(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

// A reader that has enough (`pungi … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const code = await main(process.argv.slice(2));
// Not by itself: a module with the user's SDK may hold a connection open.
process.stdout.write('', () => process.exit(code));

#!/usr/bin/env node
import { PungiError } from '../errors/index.ts';
import { execCommand } from './exec/exec-command.ts';
import { runCommand } from './run-command.ts';
import { usage } from './usage.ts';

const commands: { readonly [name: string]: (args: readonly string[]) => Promise<number> } = {
  exec: execCommand,
  run: runCommand,
};

/** Gives the exit code: what was wrong before anything started is said on stderr, and is 2. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  try {
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

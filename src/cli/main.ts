#!/usr/bin/env node
import { readFileSync } from 'node:fs';
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
  if (name === '--version') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  if (load === undefined) {
    process.stderr.write(`${await unknown(name)}${usage}`);
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

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

async function unknown(name: string): Promise<string> {
  if (name === '') return '';
  const { nearestName } = await import('../errors/index.ts');
  const nearest = nearestName(name, Object.keys(commands));
  const fix = nearest === null ? '' : ` Did you mean ${nearest}?`;
  return `Expected a command, got ${JSON.stringify(name)}.${fix}\n`;
}

// A reader that has enough (`pungi … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const code = await main(process.argv.slice(2));
// Not by itself: a module with the user's SDK may hold a connection open.
process.stdout.write('', () => process.exit(code));

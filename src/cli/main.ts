#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { nearestName, PungiError } from '../errors/index.ts';
import { painterOf } from './output/paint.ts';
import { watchOutput } from './output/watch-output.ts';
import { requireNode } from './require-node.ts';

/** Gives the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Each loads what it needs and no more: much of a short program's time is the start of its command. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  check: async () => (await import('./check/check-command.ts')).checkCommand,
  docs: async () => (await import('./docs/docs-command.ts')).docsCommand,
  doctor: async () => (await import('./doctor/doctor-command.ts')).doctorCommand,
  exec: async () => (await import('./exec/exec-command.ts')).execCommand,
  init: async () => (await import('./init/init-command.ts')).initCommand,
  run: async () => (await import('./run/run-command.ts')).runCommand,
};

/** Gives the exit code: what was wrong before anything started is said on stderr, and is 2. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (['--help', '-h', 'help'].includes(name)) return await printHelp(args[0]);
  if (name === '--version') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) return await refuse(name);
  if (asksForHelp(args)) return await printHelp(name);
  try {
    requireNode(process.versions.node);
    const command = await load();
    return await command(args);
  } catch (error) {
    if (!PungiError.isInstance(error)) throw error;
    process.stderr.write(`${painterOf(process.stderr)('red', error.message)}\n`);
    return 2;
  }
}

/** What stands after `--` is no option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

async function printHelp(name: string | undefined): Promise<number> {
  const { helpOf, overview } = await import('./help/render-help.ts');
  const { helpPages } = await import('./help/pages.ts');
  const page = name !== undefined && Object.hasOwn(helpPages, name) ? helpPages[name] : undefined;
  process.stdout.write(name === undefined || page === undefined ? overview() : helpOf(name, page));
  return 0;
}

async function refuse(name: string): Promise<number> {
  const { overview } = await import('./help/render-help.ts');
  process.stderr.write(`${unknown(name)}${overview()}`);
  return 2;
}

function unknown(name: string): string {
  if (name === '') return '';
  const nearest = nearestName(name, Object.keys(commands));
  const fix = nearest === null ? '' : ` Did you mean ${nearest}?`;
  return `Expected a command, got ${JSON.stringify(name)}.${fix}\n`;
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

/** A result that did not arrive is no success. */
function exitCodeOf(code: number, lost: Error | null): number {
  if (lost === null) return code;
  process.stderr.write(`Cannot write to stdout: ${lost.message}.\n`);
  return code === 0 ? 1 : code;
}

const output = watchOutput(process);
const code = await main(process.argv.slice(2));
// Not by itself: a module with the user's SDK may hold a connection open.
process.stdout.write('', () => process.exit(exitCodeOf(code, output.lost())));

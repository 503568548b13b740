import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { configNames } from '../project/find-config.ts';
import { readArguments } from '../read-arguments.ts';
import { readProblem, usageError } from '../usage-error.ts';
import { firstFiles, firstPackage } from './first-files.ts';
import { nearestPackage } from './nearest-package.ts';
import { nextSteps } from './next-steps.ts';

/** The options of `pungi init`. */
export const initFlags = {} as const;

/** `pungi init [folder]`: writes a config and a first SDK. Gives the exit code; throws where anything is in the way. */
export async function initCommand(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, initFlags);
  const [given = '.', ...rest] = positionals;
  if (rest.length > 0) throw usageError(`Expected one folder or none, got ${positionals.length}.`);
  const folder = resolve(given);
  const written = await writeInto(folder, given);
  process.stdout.write(nextSteps({ folder, shown: relative(process.cwd(), folder), written }));
  return 0;
}

/** Nothing is written where anything would be lost; a `tsconfig.json` that is there stays as it is. */
async function writeInto(folder: string, shown: string): Promise<readonly string[]> {
  const there = [...new Set([...configNames, 'sdk.ts'])].filter((name) => existsSync(join(folder, name)));
  if (there.length > 0)
    throw usageError(
      `Expected ${JSON.stringify(shown)} to have no ${there.join(' and no ')}, which would be overwritten. Name another folder: pungi init my-agent`,
    );
  const all = { ...firstFiles, ...(nearestPackage(folder) === null ? firstPackage : {}) };
  const files = Object.entries(all).filter(([name]) => !existsSync(join(folder, name)));
  try {
    await mkdir(folder, { recursive: true });
    // Not over what has come there meanwhile.
    for (const [name, text] of files) await writeFile(join(folder, name), text, { flag: 'wx' });
  } catch (error) {
    throw usageError(`Cannot write to ${JSON.stringify(shown)}: ${readProblem(error)}.`, error);
  }
  return files.map(([name]) => name);
}

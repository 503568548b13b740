import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { usageError } from './usage-error.ts';

/** Loads a module of the user's. Throws `INVALID_OPTION` that names it, what went wrong in it and, if known, the line. */
export async function importModule(path: string, name: string): Promise<{ readonly default?: unknown }> {
  const file = resolve(path);
  const { href } = pathToFileURL(file);
  try {
    return await import(href);
  } catch (error) {
    const line = lineIn([href, file], error);
    throw usageError(
      `Cannot load ${JSON.stringify(name)}${line}: ${messageOf(error)}${adviceOf(error)}`,
      error,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}

/** What the two mistakes of a first project mean, which Node says in its own terms. */
function adviceOf(error: unknown): string {
  const message = messageOf(error);
  if (message.includes("Cannot find package 'pungi'")) return '. Install it there: npm install pungi';
  const isTakenForCommonJs = /outside a module$|^Unexpected token 'export'$/.test(message);
  return isTakenForCommonJs
    ? '. Its package.json has to say that it is a module: npm pkg set type=module'
    : '';
}

/** As ` (line 3)`: where the stack names a line of this module, by its address or its path. */
function lineIn(names: readonly string[], error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const lines = names.flatMap((name) => {
    const at = stack.indexOf(`${name}:`);
    return at === -1 ? [] : (/^\d+/.exec(stack.slice(at + name.length + 1)) ?? []);
  });
  return lines[0] === undefined ? '' : ` (line ${lines[0]})`;
}

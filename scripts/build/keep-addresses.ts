import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';

/** Which folder is built, and the name of the one it is built into. */
export interface Folders {
  readonly source: string;
  readonly built: string;
}

/**
 * Lets a module that asks for its own address get the one it has in the source, in the folder of what is built: it
 * finds what lies beside it wherever its code ends up.
 */
export function keepAddresses({ source, built }: Folders): Plugin {
  return {
    name: 'keep addresses',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^address-of:/ }, ({ path }) => ({ path, namespace: 'addresses' }));
      onLoad({ filter: /./, namespace: 'addresses' }, ({ path }) => ({
        contents: addressModule(path.slice('address-of:'.length), built),
      }));
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        if (!code.includes('import.meta')) return;
        return { contents: addressed(code, relative(source, path).split(sep).join('/')), loader: 'ts' };
      });
    },
  };
}

/** Gives the address of one module. Its own code may end up anywhere below the folder. */
function addressModule(path: string, built: string): string {
  return `
    import { fileURLToPath } from 'node:url';
    const { url } = import.meta;
    const mark = '/${built}/';
    const address = new URL(${JSON.stringify(path)}, url.slice(0, url.lastIndexOf(mark) + mark.length));
    export const moduleUrl = address.href;
    export const moduleFile = fileURLToPath(address);
    export const moduleFolder = fileURLToPath(new URL('.', address));`;
}

/** The import comes last, where it disturbs no line: it is looked at first all the same. */
function addressed(code: string, path: string): string {
  const used = code
    .replaceAll('import.meta.url', 'moduleUrl')
    .replaceAll('import.meta.filename', 'moduleFile')
    .replaceAll('import.meta.dirname', 'moduleFolder');
  const own = JSON.stringify(`address-of:${path.replace(/\.ts$/, '.js')}`);
  return `${used}\nimport { moduleFile, moduleFolder, moduleUrl } from ${own};\n`;
}

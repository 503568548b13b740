import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Block } from './blocks.ts';

/** What the blocks of pages use. */
interface Places {
  readonly packed: string;
  readonly tools: string;
  readonly checkout: string;
}

/** Where the blocks of pages live as files: a folder for each page, beside packages that they can name. */
export class Workshop {
  readonly #folder: string;
  readonly #commands: string;
  /** What a clone is after `npm ci`: where the commands of the README run. */
  readonly checkout: string;

  /**
   * `packed` is the project that has the package itself, `tools` the `node_modules` with what examples use
   * beside it, `checkout` the built repository.
   */
  constructor(folder: string, { packed, tools, checkout }: Places) {
    this.#folder = folder;
    this.checkout = checkout;
    const modules = join(folder, 'node_modules');
    const own = join(packed, 'node_modules');
    mkdirSync(modules, { recursive: true });
    // The blocks of pages are modules: they may await at the top level.
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(own, 'pungi'), join(modules, 'pungi'), 'dir');
    for (const name of readdirSync(tools).filter((entry) => entry !== 'pungi' && !entry.startsWith('.'))) {
      symlinkSync(join(tools, name), join(modules, name), 'dir');
    }
    this.#commands = [join(own, '.bin'), join(tools, '.bin')].join(delimiter);
  }

  /** The file a block is, or would be. */
  pathOf({ page, line, language, file }: Block): string {
    const extension = { python: 'py' }[language] ?? language;
    return join(this.#folder, page.replaceAll(/\W/g, '-'), file ?? `line-${line}.${extension}`);
  }

  /** Writes a block to its file; each line stands where it does on the page. */
  write(block: Block): string {
    const path = this.pathOf(block);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, this.sourceOf(block));
    return path;
  }

  /** The text of a block with its own line numbers. */
  sourceOf({ line, text }: Block): string {
    return '\n'.repeat(line) + text;
  }

  /** The environment of a block that runs: our commands, and no account of whoever runs the test. */
  environment(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/_API_KEY$|_BASE_URL$|^OLLAMA_/.test(name),
    );
    const path = [this.#commands, process.env['PATH'] ?? ''].join(delimiter);
    return { ...Object.fromEntries(inherited), PATH: path };
  }
}

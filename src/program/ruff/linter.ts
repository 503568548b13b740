import { createRequire } from 'node:module';
import type * as Ruff from '@astral-sh/ruff-wasm-nodejs';

/** What ruff says of one place. Codes of rules are `F821` and the like; a syntax error has another or none. */
export interface Diagnostic {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: { readonly row: number; readonly column: number };
  readonly end_location: { readonly row: number; readonly column: number };
}

/** Looks a source over for mistakes that Python itself would find. */
export interface Linter {
  /** Null where ruff gave up on the source. Must not throw. */
  lint(source: string): readonly Diagnostic[] | null;
}

/** What would be a SyntaxError or a NameError: nothing here is a matter of style. */
const settings = {
  'target-version': 'py314',
  lint: { select: ['F821', 'F701', 'F702', 'F704', 'F706', 'PLE1142'] },
};

/** Loads ruff: ten megabytes of WebAssembly, a few hundred milliseconds. Throws where the package or its file is not there. */
export function loadLinter(): Linter {
  return new RuffLinter();
}

const require = createRequire(import.meta.url);

class RuffLinter implements Linter {
  #workspace: Ruff.Workspace | null = makeWorkspace();

  lint(source: string): readonly Diagnostic[] | null {
    try {
      this.#workspace ??= makeWorkspace();
      return this.#workspace.check(withoutSuppressions(source)) as readonly Diagnostic[];
    } catch {
      // Source that exhausts the stack leaves megabytes behind inside the engine, and some thousand times kill it
      // for good: a new engine takes its place, so that no program harms the checks of the next.
      this.#workspace = null;
      return null;
    }
  }
}

/** A workspace of an engine of its own: the package keeps one for each time it is loaded. */
function makeWorkspace(): Ruff.Workspace {
  delete require.cache[require.resolve('@astral-sh/ruff-wasm-nodejs')];
  const { Workspace, PositionEncoding } = require('@astral-sh/ruff-wasm-nodejs') as typeof Ruff;
  return new Workspace(settings, PositionEncoding.Utf16);
}

/** The same source, of the same length, in which no comment (`# noqa`) switches a rule off: a program may not. */
function withoutSuppressions(source: string): string {
  return source
    .replace(/noqa/gi, 'n0qa')
    .replace(/#[ \t]*(?:ruff|flake8)[ \t]*:/gi, (comment) => comment.replace(':', '.'));
}

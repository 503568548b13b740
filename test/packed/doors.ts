import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One name that a door exports; a class is a value. */
export interface DoorName {
  readonly name: string;
  readonly kind: 'value' | 'type';
}

/** The doors of an installed package as they are imported: `pungi`, `pungi/testing`, …; data files left out. */
export function doorsOf(project: string, name: string): readonly string[] {
  const text = readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8');
  const { exports } = JSON.parse(text) as { readonly exports: { readonly [door: string]: string } };
  const doors = Object.keys(exports).filter((door) => !door.endsWith('.json'));
  return doors.map((door) => `${name}${door.slice(1)}`);
}

/** What each door exports, in alphabetical order, as TypeScript sees it in that project. */
export function namesOf(project: string, doors: readonly string[]): ReadonlyMap<string, readonly DoorName[]> {
  const entry = join(project, 'doors.mts');
  const text = doors.map((door, index) => `import * as door${index} from '${door}';`).join('\n');
  const program = programOf(project, new Map([[entry, text]]));
  const checker = program.getTypeChecker();
  const imports = program.getSourceFile(entry)?.statements.filter(ts.isImportDeclaration) ?? [];
  return new Map(
    imports.map((declaration, index) => {
      const module = checker.getSymbolAtLocation(declaration.moduleSpecifier);
      const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
      return [doors[index] ?? '', symbols.map((symbol) => nameOf(symbol, checker)).sort(byName)];
    }),
  );
}

function nameOf(symbol: ts.Symbol, checker: ts.TypeChecker): DoorName {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const { flags } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return { name: symbol.name, kind: (flags & ts.SymbolFlags.Value) === 0 ? 'type' : 'value' };
}

function byName(left: DoorName, right: DoorName): number {
  return left.name < right.name ? -1 : 1;
}

/** What a project's TypeScript complains of when it holds these sources, by their absolute paths. */
export function complaintsOf(
  project: string,
  sources: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
): string[] {
  const program = programOf(project, sources, options);
  const diagnostics = ts.getPreEmitDiagnostics(program);
  return diagnostics.map(({ messageText, file, start }) => {
    const line = file === undefined ? '' : `:${ts.getLineAndCharacterOfPosition(file, start ?? 0).line + 1}`;
    return `${file?.fileName ?? ''}${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

function programOf(
  project: string,
  sources: ReadonlyMap<string, string>,
  options: ts.CompilerOptions = {},
): ts.Program {
  const settings: ts.CompilerOptions = {
    ...{ target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.NodeNext, lib: ['lib.es2024.d.ts'] },
    ...{ strict: true, noEmit: true, types: [], allowImportingTsExtensions: true },
    // The libraries of TypeScript are not ours to check; the types of packages are.
    skipDefaultLibCheck: true,
    ...options,
  };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists } = host;
  host.getCurrentDirectory = () => project;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = sources.get(path);
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version);
  };
  return ts.createProgram([...sources.keys()], settings, host);
}

import ts from 'typescript';

/** One place where a file reaches for another module. */
export interface Import {
  /**
   * `type` is erased; `dynamic` is `import()`; `url` is a file that is started or read by its address, such as
   * a worker.
   */
  readonly kind: 'static' | 'type' | 'dynamic' | 'url';
  /** As written; null where it is computed. */
  readonly specifier: string | null;
  readonly line: number;
}

/** Every import of a TypeScript source, in the order they stand. */
export function importsOf(path: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const reached = reach(node);
    if (reached !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ ...reached, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Reach = Omit<Import, 'line'> | undefined;

function reach(node: ts.Node): Reach {
  if (ts.isImportDeclaration(node)) return declared(node.moduleSpecifier, isTypeOnly(node.importClause));
  if (ts.isExportDeclaration(node)) return declared(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isExternalModuleReference(node)) return declared(node.expression, false);
  if (ts.isImportTypeNode(node)) return importType(node);
  if (ts.isCallExpression(node)) return called(node);
  if (ts.isNewExpression(node)) return addressed(node);
  return undefined;
}

function declared(specifier: ts.Expression | undefined, typeOnly: boolean): Reach {
  return specifier && { kind: typeOnly ? 'type' : 'static', specifier: literal(specifier) };
}

/** `import type …` is erased; `import { type … }` still loads its module. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function importType({ argument }: ts.ImportTypeNode): Reach {
  return { kind: 'type', specifier: ts.isLiteralTypeNode(argument) ? literal(argument.literal) : null };
}

function called({ expression, arguments: [argument] }: ts.CallExpression): Reach {
  if (expression.kind === ts.SyntaxKind.ImportKeyword)
    return { kind: 'dynamic', specifier: literal(argument) };
  if (ts.isIdentifier(expression) && expression.text === 'require') {
    return { kind: 'static', specifier: literal(argument) };
  }
  return undefined;
}

/** `new URL('./worker.js', import.meta.url)` with a path that is written out. */
function addressed({
  expression,
  arguments: [argument, base] = ts.factory.createNodeArray(),
}: ts.NewExpression): Reach {
  if (!ts.isIdentifier(expression) || expression.text !== 'URL' || base === undefined) return undefined;
  const specifier = literal(argument);
  return specifier === null ? undefined : { kind: 'url', specifier };
}

function literal(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

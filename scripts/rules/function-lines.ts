import ts from 'typescript';
import type { Rule } from './rule.ts';

const maxLines = 40;

/**
 * In tests, a function has at most 40 lines, as everywhere, but the callback of a `describe` is a chapter and
 * no function: it does not count. Biome cannot tell the two apart, so it leaves this rule of tests to us.
 */
export const functionLines: Rule = ({ path, text }) => {
  if (!path.endsWith('.test.ts')) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const long = functionsOf(source).filter((node) => lineCount(source, node) > maxLines && !isChapter(node));
  return long.map((node) => ({
    path,
    line: lineOf(source, node.getStart(source)),
    message: `Expected a function of at most ${maxLines} lines, got ${lineCount(source, node)}.`,
  }));
};

function functionsOf(node: ts.Node): ts.SignatureDeclaration[] {
  const own = ts.isFunctionLike(node) ? [node] : [];
  const inner: ts.SignatureDeclaration[] = [];
  ts.forEachChild(node, (child) => {
    inner.push(...functionsOf(child));
  });
  return [...own, ...inner];
}

function lineCount(source: ts.SourceFile, node: ts.Node): number {
  return lineOf(source, node.end) - lineOf(source, node.getStart(source)) + 1;
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

/** `describe(…, callback)`, a suite of one's own such as `describeSandbox(…, callback)`, also as `describe.each(…)(…, callback)` and the like. */
function isChapter({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && /^describe(?:[A-Z]|$)/.test(innermostName(parent.expression) ?? '');
}

function innermostName(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee))
    return innermostName(callee.expression);
  return undefined;
}

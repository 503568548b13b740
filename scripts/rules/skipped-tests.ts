import ts from 'typescript';
import type { Rule, Violation } from './rule.ts';

const markers: ReadonlySet<string> = new Set(['skip', 'skipIf', 'runIf', 'todo', 'only', 'fails']);
const roots: ReadonlySet<string> = new Set(['test', 'it', 'describe', 'suite']);

/**
 * A test that does not run says why, in the report of the check and to `PUNGI_REQUIRE`: through `needs` of
 * `test/needs.ts`. Vitest's own ways to skip know no reason.
 */
export const skippedTests: Rule = ({ path, text }) => {
  if (!path.endsWith('.test.ts')) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return marked(source, source).map(({ node, name }): Violation => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    return { path, line, message: `Expected a test that runs or \`needs\` something, got \`${name}\`.` };
  });
};

interface Marked {
  readonly node: ts.Node;
  readonly name: string;
}

function marked(node: ts.Node, source: ts.SourceFile): Marked[] {
  const own: Marked[] =
    ts.isPropertyAccessExpression(node) && markers.has(node.name.text) && isTestFunction(node.expression)
      ? [{ node, name: node.getText(source) }]
      : [];
  const inner: Marked[] = [];
  ts.forEachChild(node, (child) => {
    inner.push(...marked(child, source));
  });
  return [...own, ...inner];
}

/** `test`, `describe.concurrent` and the like. */
function isTestFunction(expression: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(expression)) return isTestFunction(expression.expression);
  return ts.isIdentifier(expression) && roots.has(expression.text);
}

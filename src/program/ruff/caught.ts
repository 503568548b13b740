import { chainOf, isNode, type Node, nodesOf } from './tree.ts';

/** The exceptions that a `try` statement names, `Exception` where it catches all. */
export function caughtBy(statement: Node): readonly string[] {
  return nodesOf(statement['handlers']).flatMap(({ type }) => {
    if (!isNode(type)) return ['Exception'];
    const types = type.nodeType === 'Tuple' ? nodesOf(type['elts']) : [type];
    return types.map((each) => {
      const name = chainOf(each).path.at(-1) ?? '';
      return name === 'BaseException' ? 'Exception' : name;
    });
  });
}

/** A node of the tree that `py-ast` makes, shaped as CPython's `ast`; its fields are looked at before they are trusted. */
export interface Node {
  readonly nodeType: string;
  readonly [field: string]: unknown;
}

/** Tells whether a field holds a node. */
export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'nodeType' in value && typeof value.nodeType === 'string'
  );
}

/** The nodes of a field that holds a list, an empty one where it holds none. */
export function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** All nodes directly below one. */
export function childrenOf(node: Node): readonly Node[] {
  const fields = Object.values(node);
  return fields.flatMap((value) => (isNode(value) ? [value] : nodesOf(value)));
}

/** The text of a field as Python compares names, `''` where it holds none. */
export function nameIn(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFKC') : '';
}

/** The number of a field, 0 where it holds none. */
export function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/**
 * The names of `sdk.search`, and the node it begins with: the name itself, or what else stands before the first dot
 * (`f().x`), in which case there are no names.
 */
export function chainOf(node: Node): { readonly path: readonly string[]; readonly root: Node } {
  const behind: string[] = [];
  let root = node;
  while (root.nodeType === 'Attribute' && isNode(root['value'])) {
    behind.push(nameIn(root['attr']));
    root = root['value'];
  }
  const path = root.nodeType === 'Name' ? [nameIn(root['id']), ...behind.reverse()] : [];
  return { path, root };
}

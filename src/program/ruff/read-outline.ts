import type { Place } from '../check/finding.ts';
import type { Arguments, Import, Outline, Span, Use } from '../check/outline.ts';
import { isOfSdk } from '../check/sdk-names.ts';
import { caughtBy } from './caught.ts';
import { importsIn } from './imports.ts';
import { Places } from './places.ts';
import { chainOf, childrenOf, isNode, type Node, nameIn, nodesOf } from './tree.ts';

/** What the tree that `py-ast` made of a source says of names. Goes without recursion: depth exhausts nothing here. */
export function readOutline(tree: unknown, source: string): Outline {
  const reader = new OutlineReader(source);
  if (isNode(tree)) reader.read(tree);
  return reader;
}

/** What can make or change names that no text shows. */
const dynamicRoots: ReadonlySet<string> = new Set(
  'exec globals locals vars setattr __builtins__ builtins'.split(' '),
);

interface Todo {
  readonly node: Node;
  readonly caught: ReadonlySet<string>;
}

class OutlineReader implements Outline {
  readonly uses: Use[] = [];
  readonly imports: Import[] = [];
  readonly bound: Set<string> = new Set();
  readonly annotations: Span[] = [];
  isDynamic = false;
  readonly #places: Places;
  readonly #todo: Todo[] = [];

  constructor(source: string) {
    this.#places = new Places(source);
  }

  read(tree: Node): void {
    this.#todo.push({ node: tree, caught: new Set() });
    for (let next = this.#todo.pop(); next !== undefined; next = this.#todo.pop()) this.#visit(next);
  }

  #visit({ node, caught }: Todo): void {
    this.#bindNames(node);
    switch (node.nodeType) {
      case 'Name':
      case 'Attribute':
        this.#readUse({ node, caught }, null);
        break;
      case 'Call':
        this.#readCall({ node, caught });
        break;
      case 'Import':
      case 'ImportFrom':
        this.#readImport({ node, caught });
        break;
      case 'Try':
      case 'TryStar':
        this.#readTry({ node, caught });
        break;
      default:
        this.#push(childrenOf(node), caught);
    }
  }

  #push(nodes: readonly Node[], caught: ReadonlySet<string>): void {
    for (const node of nodes.toReversed()) this.#todo.push({ node, caught });
  }

  /** Definitions, parameters, patterns and handlers hold the names they make as text. */
  #bindNames(node: Node): void {
    const names = node.nodeType === 'Arg' ? [node['arg']] : [node['name'], node['rest']];
    if (node.nodeType !== 'Alias') for (const name of names) this.#bind(nameIn(name));
    for (const annotation of [node['annotation'], node['returns']]) {
      if (isNode(annotation)) this.annotations.push(this.#places.spanOf(annotation));
    }
  }

  #bind(name: string): void {
    if (name !== '') this.bound.add(name);
  }

  #readUse({ node, caught }: Todo, call: Arguments | null): void {
    const { path, root } = chainOf(node);
    const [first] = path;
    if (first === undefined) {
      this.#push(root === node ? childrenOf(node) : [root], caught);
      return;
    }
    const isLoad = isNode(node['ctx']) && node['ctx'].nodeType === 'Load';
    // Who stores into an attribute of a name may change what its other attributes are.
    if (!isLoad) this.#bind(first);
    if (dynamicRoots.has(first) || path.includes('__dict__')) this.isDynamic = true;
    if (isLoad) this.uses.push({ path, place: this.#lastName(node), call, caught });
  }

  #readCall({ node, caught }: Todo): void {
    const callee = node['func'];
    const args = nodesOf(node['args']);
    const keywords = nodesOf(node['keywords']);
    this.#push([...args, ...keywords], caught);
    if (!isNode(callee)) return;
    const isChain = callee.nodeType === 'Name' || callee.nodeType === 'Attribute';
    if (isChain) this.#readUse({ node: callee, caught }, this.#argumentsOf(args, keywords));
    else this.#push([callee], caught);
  }

  #readImport({ node, caught }: Todo): void {
    for (const each of importsIn(node, { caught, places: this.#places })) {
      this.imports.push(each);
      if (isOfSdk(each)) continue;
      if (each.name === '*') this.isDynamic = true;
      else this.#bind(each.local);
    }
  }

  #readTry({ node, caught }: Todo): void {
    const { body, ...rest } = node;
    this.#push(childrenOf({ ...rest, nodeType: node.nodeType }), caught);
    this.#push(nodesOf(body), new Set([...caught, ...caughtBy(node)]));
  }

  #argumentsOf(args: readonly Node[], keywords: readonly Node[]): Arguments {
    const starred = args.filter(({ nodeType }) => nodeType === 'Starred').length;
    const named = keywords.filter((keyword) => nameIn(keyword['arg']) !== '');
    return {
      positional: args.length - starred,
      keywords: named.map((keyword) => ({ name: nameIn(keyword['arg']), place: this.#keyword(keyword) })),
      isStarred: starred > 0,
      isUnpacked: named.length < keywords.length,
    };
  }

  #keyword(keyword: Node): Place {
    return { ...this.#places.spanOf(keyword).from, width: lengthOf(keyword['arg']) };
  }

  #lastName(node: Node): Place {
    if (node.nodeType !== 'Attribute') return this.#places.of(node);
    const { line, column } = this.#places.spanOf(node).to;
    const width = lengthOf(node['attr']);
    return { line, column: Math.max(1, column - width), width };
  }
}

function lengthOf(name: unknown): number {
  return typeof name === 'string' ? Math.max(1, name.length) : 1;
}

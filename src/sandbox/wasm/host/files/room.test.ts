import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileError } from '../error-code.ts';
import { File, Folder } from './node.ts';
import { FileTree } from './tree.ts';

const treeOf = (bytes = 100, nodes = 10) =>
  new FileTree({ given: [], writable: { out: { bytes, nodes } }, now: () => 5n });
const place = (tree: FileTree, path: string) => tree.place(tree.root, path);
const create = (tree: FileTree, path: string) => tree.createFile(place(tree, path));
const mkdir = (tree: FileTree, path: string) => tree.createFolder(place(tree, path));

test('gives back all room once everything is removed and closed, whatever was done before', () => {
  const action = fc.record({
    kind: fc.constantFrom('create', 'folder', 'write', 'cut', 'remove', 'open', 'close', 'move'),
    path: fc.constantFrom('a', 'b', 'c', 'c/a', 'c/d'),
    other: fc.constantFrom('a', 'b', 'c/a', 'e'),
    size: fc.nat(60),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const tree = treeOf(100, 8);
      const open: File[] = [];
      for (const each of actions) attempt(() => act(tree, open, each));
      for (const kept of open) kept.closed();
      removeAll(tree, '/out');
      create(tree, '/out/whole').resize(100);
      for (let index = 0; index < 7; index += 1) mkdir(tree, `/out/${index}`);
    }),
    { numRuns: 200 },
  );
});

interface Action {
  readonly kind: string;
  readonly path: string;
  readonly other: string;
  readonly size: number;
}

function act(tree: FileTree, open: File[], { kind, path, other, size }: Action): void {
  const at = place(tree, `/out/${path}`);
  if (kind === 'create') tree.createFile(at);
  if (kind === 'folder') tree.createFolder(at);
  if (kind === 'remove' && at.node instanceof Folder) tree.removeFolder(at);
  else if (kind === 'remove') tree.removeFile(at);
  if (kind === 'move') tree.rename(at, place(tree, `/out/${other}`));
  if (kind === 'close') open.pop()?.closed();
  if (at.node instanceof File) actOn(at.node, open, { kind, size });
}

function actOn(node: File, open: File[], { kind, size }: Pick<Action, 'kind' | 'size'>): void {
  if (kind === 'write') node.write(new Uint8Array(size), node.size);
  if (kind === 'cut') node.resize(size);
  if (kind === 'open') {
    node.opened();
    open.push(node);
  }
}

function removeAll(tree: FileTree, path: string): void {
  const folder = tree.find(tree.root, path);
  if (!(folder instanceof Folder)) return;
  for (const [name, node] of [...folder.entries]) {
    const at = place(tree, `${path}/${name}`);
    if (node instanceof Folder) {
      removeAll(tree, `${path}/${name}`);
      tree.removeFolder(at);
    } else tree.removeFile(at);
  }
}

function attempt(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
}

test('a file holds at most twice its size, however large it was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1 }), (sizes) => {
      const grown = create(treeOf(), '/out/x');
      for (const size of sizes) {
        grown.resize(size);
        expect(grown.roomBytes).toBeLessThanOrEqual(2 * size);
        expect(grown.bytes).toEqual(new Uint8Array(size));
        grown.bytes.fill(1);
        grown.resize(0);
      }
    }),
  );
});

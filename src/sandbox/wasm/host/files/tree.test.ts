import { expect, test } from 'vitest';
import { errorCode, FileError } from '../error-code.ts';
import { File, Folder } from './node.ts';
import { FileTree } from './tree.ts';

const text = (value: string) => new TextEncoder().encode(value);

function treeOf(bytes = 100, nodes = 10): FileTree {
  return new FileTree({
    given: [
      { path: '/data/a.txt', bytes: text('given') },
      { path: '/data/deep/b.txt', bytes: text('deep') },
    ],
    writable: { out: { bytes, nodes }, tmp: { bytes, nodes } },
    now: () => 5n,
  });
}

/** Does something to a tree and says how it failed, by the name of the error. */
function failure(act: (tree: FileTree) => unknown): string | undefined {
  try {
    act(treeOf());
    return undefined;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return Object.keys(errorCode).find(
      (name) => errorCode[name as keyof typeof errorCode] === error.errorCode,
    );
  }
}

const place = (tree: FileTree, path: string) => tree.place(tree.root, path);
const create = (tree: FileTree, path: string) => tree.createFile(place(tree, path));
const mkdir = (tree: FileTree, path: string) => tree.createFolder(place(tree, path));

test.each([
  ['/data/a.txt', '/data/a.txt'],
  ['data/a.txt', '/data/a.txt'],
  ['//data///a.txt', '/data/a.txt'],
  ['/data/./deep/../a.txt', '/data/a.txt'],
  ['/../../data/a.txt', '/data/a.txt'],
  ['', '/'],
  ['..', '/'],
  ['/data/deep/', '/data/deep'],
])('finds %s as %s', (path, same) => {
  const tree = treeOf();
  expect(tree.find(tree.root, path)).toBe(tree.find(tree.root, same));
});

test.each([
  ['a name that is not there', 'noEntry', (tree: FileTree) => tree.find(tree.root, '/nothing')],
  ['a folder that is not there', 'noEntry', (tree: FileTree) => place(tree, '/nothing/at/all')],
  ['a way through a file', 'notDirectory', (tree: FileTree) => place(tree, '/data/a.txt/..')],
  ['a file as a folder', 'notDirectory', (tree: FileTree) => tree.find(tree.root, '/data/a.txt/')],
  ['a file where nothing can be written', 'readOnly', (tree: FileTree) => create(tree, '/data/new')],
  ['a file at the root', 'readOnly', (tree: FileTree) => create(tree, '/new')],
  ['a file that is there', 'exist', (tree: FileTree) => create(tree, '/data/a.txt')],
  ['a folder that is there', 'exist', (tree: FileTree) => mkdir(tree, '/out/.')],
  ['a name of 256 bytes', 'nameTooLong', (tree: FileTree) => create(tree, `/out/${'ä'.repeat(128)}`)],
  ['removing nothing', 'noEntry', (tree: FileTree) => tree.removeFile(place(tree, '/out/x'))],
  ['removing a folder as a file', 'isDirectory', (tree: FileTree) => tree.removeFile(place(tree, '/out'))],
  ['removing a given file', 'readOnly', (tree: FileTree) => tree.removeFile(place(tree, '/data/a.txt'))],
  [
    'removing a file as a folder',
    'notDirectory',
    (tree: FileTree) => tree.removeFolder(place(tree, '/data/a.txt')),
  ],
  ['removing no folder', 'noEntry', (tree: FileTree) => tree.removeFolder(place(tree, '/out/x'))],
  ['removing a folder by a dot', 'invalid', (tree: FileTree) => tree.removeFolder(place(tree, '/out/.'))],
  ['removing a writable root', 'readOnly', (tree: FileTree) => tree.removeFolder(place(tree, '/out'))],
  [
    'removing a full folder',
    'notEmpty',
    (tree: FileTree) => {
      mkdir(tree, '/out/x');
      create(tree, '/out/x/y');
      tree.removeFolder(place(tree, '/out/x'));
    },
  ],
  [
    'moving nothing',
    'noEntry',
    (tree: FileTree) => tree.rename(place(tree, '/out/x'), place(tree, '/out/y')),
  ],
  [
    'moving a given file',
    'readOnly',
    (tree: FileTree) => tree.rename(place(tree, '/data/a.txt'), place(tree, '/out/y')),
  ],
  [
    'moving to where nothing can be written',
    'readOnly',
    (tree: FileTree) => {
      create(tree, '/out/x');
      tree.rename(place(tree, '/out/x'), place(tree, '/data/x'));
    },
  ],
  [
    'moving to another room',
    'crossDevice',
    (tree: FileTree) => {
      create(tree, '/out/x');
      tree.rename(place(tree, '/out/x'), place(tree, '/tmp/x'));
    },
  ],
  [
    'moving a folder into itself',
    'invalid',
    (tree: FileTree) => {
      mkdir(tree, '/out/x');
      tree.rename(place(tree, '/out/x'), place(tree, '/out/x/y'));
    },
  ],
  ['writing a given file', 'readOnly', (tree: FileTree) => file(tree, '/data/a.txt').write(text('x'), 0)],
  [
    'writing terabytes away',
    'insufficientSpace',
    (tree: FileTree) => create(tree, '/out/x').write(text('x'), 2 ** 45),
  ],
  [
    'a size that is no exact number',
    'fileTooLarge',
    (tree: FileTree) => create(tree, '/out/x').resize(2 ** 60),
  ],
  ['one byte too many', 'insufficientSpace', (tree: FileTree) => create(tree, '/out/x').resize(101)],
  [
    'one node too many',
    'insufficientSpace',
    (tree: FileTree) => {
      for (let index = 0; index < 11; index += 1) mkdir(tree, `/out/${index}`);
    },
  ],
])('refuses %s: %s', (_title, expected, act) => {
  expect(failure(act)).toBe(expected);
});

function file(tree: FileTree, path: string): File {
  const node = tree.find(tree.root, path);
  if (!(node instanceof File)) throw new Error(`${path} is no file`);
  return node;
}

test('moves over what may be replaced', () => {
  const tree = treeOf();
  create(tree, '/out/x').write(text('new'), 0);
  create(tree, '/out/y').write(text('old'), 0);
  tree.rename(place(tree, '/out/x'), place(tree, '/out/y'));
  mkdir(tree, '/out/full');
  create(tree, '/out/full/z');
  mkdir(tree, '/out/empty');
  tree.rename(place(tree, '/out/full'), place(tree, '/out/empty'));
  tree.rename(place(tree, '/out/y'), place(tree, '/out/y'));
  expect(tree.list('/out').map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
    ['empty/z', ''],
    ['y', 'new'],
  ]);
  expect(tree.find(tree.root, '/out/empty/..')).toBe(tree.find(tree.root, '/out'));
});

test('lists no file that lies deeper than any path reaches', () => {
  const tree = treeOf(100, 100);
  let folder = tree.root;
  const name = 'x'.repeat(255);
  let at = tree.place(folder, 'out');
  for (let depth = 0; depth < 20; depth += 1) {
    const found = at.node;
    if (!(found instanceof Folder)) throw new Error('no folder');
    folder = found;
    tree.createFile(tree.place(folder, 'file'));
    tree.createFolder(tree.place(folder, name));
    at = tree.place(folder, name);
  }
  expect(tree.list('/out').map(({ path }) => path.length)).toEqual(
    Array.from({ length: 16 }, (_, depth) => depth * 256 + 4),
  );
});

test('reads the clock once for all it begins with', () => {
  let readings = 0;
  const now = () => {
    readings += 1;
    return 5n;
  };
  new FileTree({
    given: [{ path: '/data/a', bytes: text('') }],
    writable: { out: { bytes: 1, nodes: 1 } },
    now,
  });
  expect(readings).toBe(1);
});

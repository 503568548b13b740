/** A small house with one fault planted in it, and every word the inspection says of it. */
export interface HouseCase {
  readonly title: string;
  readonly files: { readonly [path: string]: string };
  readonly complaints: readonly string[];
}

const doors = {
  'src/errors/index.ts': 'export const code = 1;',
  'src/value/index.ts': "export { code } from '../errors/index.ts';",
  'src/wire/index.ts': "import '../value/index.ts';",
  'src/sandbox/index.ts': "import '../wire/index.ts';",
  'src/sandbox/subprocess/index.ts': "import '../index.ts';",
  'src/program/index.ts': "import '../value/index.ts';",
  'src/program/ruff/index.ts': "import '../index.ts';",
  'src/run/index.ts': "import '../program/index.ts';",
};

/** What breaks the table of rooms. */
export const roomCases: readonly HouseCase[] = [
  {
    title: 'a room imports what its row does not name',
    files: { ...doors, 'src/wire/frame.ts': "import { x } from '../sandbox/index.ts';" },
    complaints: ['src/wire/frame.ts:1 imports sandbox: wire may import errors, value.'],
  },
  {
    title: 'the first room imports anything',
    files: { ...doors, 'src/errors/base.ts': "\n\nimport '../program/index.ts';" },
    complaints: ['src/errors/base.ts:3 imports program: errors may import no other room.'],
  },
  {
    title: 'a type is imported against the table',
    files: { ...doors, 'src/value/a.ts': "import type { Frame } from '../wire/index.ts';" },
    complaints: ['src/value/a.ts:1 imports wire: value may import errors.'],
  },
  {
    title: 'a type is named in place against the table',
    files: { ...doors, 'src/value/a.ts': "export type A = import('../wire/index.ts').Frame;" },
    complaints: ['src/value/a.ts:1 imports wire: value may import errors.'],
  },
  {
    title: 'something is exported again against the table',
    files: { ...doors, 'src/value/a.ts': "export * from '../wire/index.ts';" },
    complaints: ['src/value/a.ts:1 imports wire: value may import errors.'],
  },
  {
    title: 'a room is loaded late against the table',
    files: { ...doors, 'src/value/a.ts': "export const load = () => import('../wire/index.ts');" },
    complaints: ['src/value/a.ts:1 imports wire: value may import errors.'],
  },
  {
    title: 'a room is required against the table',
    files: { ...doors, 'src/value/a.ts': "import wire = require('../wire/index.ts');" },
    complaints: ['src/value/a.ts:1 imports wire: value may import errors.'],
  },
  {
    title: 'a file of another room is started as a worker',
    files: { ...doors, 'src/value/a.ts': "new Worker(new URL('../wire/index.js', import.meta.url));" },
    complaints: ['src/value/a.ts:1 imports wire: value may import errors.'],
  },
  {
    title: 'a folder is no room',
    files: { ...doors, 'src/misc/index.ts': '' },
    complaints: [
      'src/misc/: expected one of the rooms errors, value, sdk, journal, desk, program, wire, sandbox, run, ' +
        'model, agent, standard, connect, server, testing, cli.',
    ],
  },
  {
    title: 'a file lies in no room',
    files: { ...doors, 'src/misc.ts': '' },
    complaints: ['src/misc.ts: expected it in a room.'],
  },
  {
    title: 'a room has no door',
    files: { 'src/desk/answer.ts': '' },
    complaints: ['src/desk/: expected a door, src/desk/index.ts.'],
  },
];

/** What goes around a door. */
export const doorCases: readonly HouseCase[] = [
  {
    title: 'an inner file of another room is imported',
    files: { ...doors, 'src/errors/base.ts': '', 'src/value/a.ts': "import '../errors/base.ts';" },
    complaints: ['src/value/a.ts:1 imports src/errors/base.ts: expected its door, src/errors/index.ts.'],
  },
  {
    title: 'an inner folder of another room is imported',
    files: { ...doors, 'src/errors/deep/base.ts': '', 'src/value/a.ts': "import '../errors/deep/base.ts';" },
    complaints: ['src/value/a.ts:1 imports src/errors/deep/base.ts: expected its door, src/errors/index.ts.'],
  },
  {
    title: 'a room imports its own adapter',
    files: { ...doors, 'src/sandbox/a.ts': "import './subprocess/index.ts';" },
    complaints: ['src/sandbox/a.ts:1 imports the adapter sandbox/subprocess: only callers and cli may.'],
  },
  {
    title: 'a room imports an adapter of a room it may import',
    files: { ...doors, 'src/run/a.ts': "import '../sandbox/subprocess/index.ts';" },
    complaints: ['src/run/a.ts:1 imports the adapter sandbox/subprocess: only callers and cli may.'],
  },
  {
    title: 'the root door imports an adapter',
    files: { ...doors, 'src/index.ts': "export * from './sandbox/subprocess/index.ts';" },
    complaints: ['src/index.ts:1 imports the adapter sandbox/subprocess: only callers and cli may.'],
  },
  {
    title: 'the command goes around the door of an adapter',
    files: {
      ...doors,
      'src/sandbox/subprocess/spawn.ts': '',
      'src/cli/main.ts': "import '../sandbox/subprocess/spawn.ts';",
    },
    complaints: [
      'src/cli/main.ts:1 imports src/sandbox/subprocess/spawn.ts: expected its door, ' +
        'src/sandbox/subprocess/index.ts.',
    ],
  },
  {
    title: 'an adapter imports another one that is not excused',
    files: {
      ...doors,
      'src/sandbox/wasm/index.ts': "import '../subprocess/index.ts';",
    },
    complaints: [
      'src/sandbox/wasm/index.ts:1 imports the adapter sandbox/subprocess: only callers and cli may.',
    ],
  },
  {
    title: 'a lazy exception is used at once',
    files: { ...doors, 'src/run/a.ts': "import '../program/ruff/index.ts';" },
    complaints: ['src/run/a.ts:1 imports the adapter program/ruff: only callers and cli may.'],
  },
  {
    title: 'a test goes around a door',
    files: { ...doors, 'src/errors/base.ts': '', 'src/run/a.test.ts': "import '../errors/base.ts';" },
    complaints: ['src/run/a.test.ts:1 imports src/errors/base.ts: expected its door, src/errors/index.ts.'],
  },
  {
    title: 'a room imports the root door',
    files: { ...doors, 'src/index.ts': '', 'src/run/a.ts': "import '../index.ts';" },
    complaints: ['src/run/a.ts:1 imports src/index.ts: the root door is for callers.'],
  },
  {
    title: 'the house imports itself by name',
    files: { ...doors, 'src/run/a.ts': "import 'pungi/testing';" },
    complaints: ['src/run/a.ts:1 imports pungi/testing: inside the house, a file is named by its path.'],
  },
  {
    title: 'the house leans on what does not ship',
    files: { ...doors, 'test/needs.ts': '', 'src/run/a.ts': "import '../../test/needs.ts';" },
    complaints: ['src/run/a.ts:1 imports test/needs.ts: expected a file of the house.'],
  },
  {
    title: 'an example imports a file of the house',
    files: { ...doors, 'examples/a.ts': "import '../src/run/index.ts';" },
    complaints: ['examples/a.ts:1 imports src/run/index.ts: an example imports the package by its name.'],
  },
  {
    title: 'a computed name is imported',
    files: { ...doors, 'src/run/a.ts': 'const name = "x";\nawait import(name);' },
    complaints: ['src/run/a.ts:2 imports a computed name: only cli may.'],
  },
];

/** What ties files into knots, and what a browser cannot load. */
export const graphCases: readonly HouseCase[] = [
  {
    title: 'two files import each other',
    files: { ...doors, 'src/errors/a.ts': "import './b.ts';", 'src/errors/b.ts': "import './a.ts';" },
    complaints: ['A cycle: src/errors/a.ts → src/errors/b.ts → src/errors/a.ts.'],
  },
  {
    title: 'a file imports itself',
    files: { ...doors, 'src/errors/a.ts': "import './a.ts';" },
    complaints: ['A cycle: src/errors/a.ts → src/errors/a.ts.'],
  },
  {
    title: 'three files know each other by types and lazily',
    files: {
      ...doors,
      'src/errors/a.ts': "import type { B } from './b.ts';",
      'src/errors/b.ts': "export * from './c.ts';",
      'src/errors/c.ts': "await import('./a.ts');",
    },
    complaints: ['A cycle: src/errors/a.ts → src/errors/b.ts → src/errors/c.ts → src/errors/a.ts.'],
  },
  {
    title: 'tests import each other',
    files: { ...doors, 'test/a.ts': "import './b.ts';", 'test/b.ts': "import './a.ts';" },
    complaints: ['A cycle: test/a.ts → test/b.ts → test/a.ts.'],
  },
  {
    title: 'the root door reaches a module of Node',
    files: {
      ...doors,
      'src/index.ts': "export * from './run/index.ts';",
      'src/run/index.ts': "import './a.ts';",
      'src/run/a.ts': "import { readFile } from 'node:fs/promises';",
    },
    complaints: [
      'src/index.ts → src/run/index.ts → src/run/a.ts loads node:fs/promises, which only Node has.',
    ],
  },
  {
    title: 'the root door reaches a package that is not listed',
    files: { ...doors, 'src/index.ts': "export * from 'left-pad';" },
    complaints: ['src/index.ts loads left-pad, which is not listed as running anywhere.'],
  },
];

/** What the table allows, each of which a rule above would refuse if it were any broader. */
export const soundCases: readonly HouseCase[] = [
  { title: 'a room imports what its row names', files: doors, complaints: [] },
  {
    title: 'the root door opens rooms, and loads types of anything',
    files: {
      ...doors,
      'src/index.ts': "export * from './run/index.ts';\nimport type { Server } from 'node:http';",
    },
    complaints: [],
  },
  {
    title: 'an adapter imports files of its own room',
    files: { ...doors, 'src/sandbox/life.ts': '', 'src/sandbox/subprocess/a.ts': "import '../life.ts';" },
    complaints: [],
  },
  {
    title: 'the command imports every room, every adapter and computed names',
    files: {
      ...doors,
      'src/cli/main.ts': "import '../sandbox/subprocess/index.ts';\nawait import(process.argv[2]);",
      'test/command.test.ts': "import '../src/cli/main.ts';",
    },
    complaints: [],
  },
  {
    title: 'tests are callers: they open any door, and lean on test/',
    files: {
      ...doors,
      'test/needs.ts': '',
      'src/value/a.test.ts':
        "import '../sandbox/subprocess/index.ts';\nimport '../../test/needs.ts';\nimport './index.ts';",
    },
    complaints: [],
  },
  {
    title: 'the listed exceptions hold',
    files: {
      ...doors,
      'src/run/a.ts': "await import('../program/ruff/index.ts');",
      'src/sandbox/auto/index.ts': "await import('../subprocess/index.ts');",
      'src/sandbox/restricted/index.ts': "import '../subprocess/index.ts';",
    },
    complaints: [],
  },
  {
    title: 'data beside the house is read by its address',
    files: { ...doors, 'src/sandbox/subprocess/a.ts': "new URL('../../../guest/main.py', import.meta.url);" },
    complaints: [],
  },
];

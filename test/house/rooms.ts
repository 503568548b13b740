/** A room under `src/`: what its files may import of other rooms, through their doors. */
export interface Room {
  readonly name: string;
  readonly imports: readonly string[] | 'all';
  /** The file that others enter by. @default 'index.ts' */
  readonly door?: string;
}

/** The rooms in reading order. The whole table of the house: a folder that is not in it is refused. */
export const rooms: readonly Room[] = [
  { name: 'errors', imports: [] },
  { name: 'value', imports: ['errors'] },
  { name: 'sdk', imports: ['errors', 'value'] },
  { name: 'journal', imports: ['errors', 'value'] },
  { name: 'desk', imports: ['errors', 'value', 'sdk', 'journal'] },
  { name: 'program', imports: ['errors', 'value', 'sdk'] },
  { name: 'wire', imports: ['errors', 'value'] },
  { name: 'sandbox', imports: ['errors', 'value', 'wire'] },
  { name: 'run', imports: ['errors', 'value', 'sdk', 'journal', 'desk', 'program', 'sandbox'] },
  { name: 'model', imports: ['errors'] },
  {
    name: 'agent',
    imports: [
      ...['errors', 'value', 'sdk', 'journal', 'desk', 'program', 'wire', 'sandbox'],
      ...['run', 'model'],
    ],
  },
  { name: 'standard', imports: ['errors', 'value', 'sdk'] },
  { name: 'connect', imports: ['errors', 'value', 'sdk', 'sandbox', 'run', 'agent'] },
  {
    name: 'server',
    imports: ['errors', 'value', 'sdk', 'sandbox', 'journal', 'run', 'model', 'agent', 'connect'],
  },
  { name: 'testing', imports: ['errors', 'value', 'sdk', 'wire', 'sandbox', 'run', 'model'] },
  { name: 'cli', imports: 'all', door: 'main.ts' },
];

/** A door that opens although the table says no. A star at the end stands for any one folder. */
export interface Exception {
  readonly from: string;
  readonly to: string;
  readonly how: 'dynamic' | 'any';
}

/** The listed exceptions: what is loaded on first use, and the rung that is a layer over another. */
export const exceptions: readonly Exception[] = [
  { from: 'run', to: 'program/ruff', how: 'dynamic' },
  { from: 'sandbox/auto', to: 'sandbox/*', how: 'dynamic' },
  { from: 'sandbox/restricted', to: 'sandbox/subprocess', how: 'any' },
];

/** The rooms that may import a module whose name is computed: the command loads what its user names. */
export const computedImports: readonly string[] = ['cli'];

/** The packages that the root door may load: they run wherever JavaScript does. */
export const rootPackages: readonly string[] = ['@standard-schema/spec', 'tokenx'];

/** The file that others enter a room by. */
export function doorOf(name: string): string {
  return `src/${name}/${rooms.find((room) => room.name === name)?.door ?? 'index.ts'}`;
}

import { type Files, placeOf } from './house.ts';
import { doorOf, rooms } from './rooms.ts';

/** Files and folders under `src/` that the table does not know, and rooms without a door. */
export function strayFiles(files: Files): string[] {
  const paths = [...files.keys()].filter((path) => path.startsWith('src/') && path !== 'src/index.ts');
  const places = paths.map((path) => ({ path, room: placeOf(path, files)?.room }));
  const strays = places.filter(({ room }) => room === undefined).map(({ path }) => path);
  const names = new Set(places.flatMap(({ room }) => room ?? []));
  return [
    ...strays.map((path) => `${path}: expected it in a room.`),
    ...[...names].flatMap((name) => brokenRoom(name, files)),
  ];
}

function brokenRoom(name: string, files: Files): string[] {
  if (rooms.every((room) => room.name !== name)) {
    return [`src/${name}/: expected one of the rooms ${rooms.map((room) => room.name).join(', ')}.`];
  }
  const door = doorOf(name);
  return files.has(door) ? [] : [`src/${name}/: expected a door, ${door}.`];
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Room, rooms } from './house/rooms.ts';

const root = join(import.meta.dirname, '..');
const built = new Set(readdirSync(join(root, 'src')));
const standing = rooms.filter(({ name }) => built.has(name));

test('ARCHITECTURE.md maps the rooms that stand, with what each may import', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const mapped = [...page.matchAll(/^\| `(.+)\/` \| .+ \| (.+) \|$/gm)].map(([, name, imports]) => [
    name,
    imports,
  ]);

  expect(mapped).toEqual(standing.map((room) => [room.name, importsOf(room)]));
});

/** The last column: of what a room may import, what stands. */
function importsOf({ imports }: Room): string {
  if (imports === 'all') return 'everything';
  return imports.filter((name) => built.has(name)).join(', ') || '–';
}

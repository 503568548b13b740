import { type Edge, type Files, isTest, type Place, placeOf, site } from './house.ts';
import { computedImports, doorOf, type Exception, exceptions, rooms } from './rooms.ts';

/** What is wrong with one import; null when it may stand. */
export function brokenImport(edge: Edge, files: Files): string | null {
  const { specifier, to } = edge;
  if (specifier === null) return computed(edge, files);
  if (specifier === 'pungi' || specifier.startsWith('pungi/')) return byName(edge);
  if (to === null) return null;
  return to.startsWith('src/') ? inside(edge, to, files) : outside(edge, to);
}

function computed(edge: Edge, files: Files): string | null {
  const room = placeOf(edge.from, files)?.room;
  if (!ships(edge) || (room !== undefined && computedImports.includes(room))) return null;
  return `${site(edge)} imports a computed name: only ${computedImports.join(', ')} may.`;
}

function byName(edge: Edge): string | null {
  if (!ships(edge)) return null;
  return `${site(edge)} imports ${edge.specifier}: inside the house, a file is named by its path.`;
}

/** The house stands alone: it reaches for nothing beside it but data, such as the guest's files. */
function outside(edge: Edge, to: string): string | null {
  if (!ships(edge) || edge.kind === 'url') return null;
  return `${site(edge)} imports ${to}: expected a file of the house.`;
}

function inside(edge: Edge, to: string, files: Files): string | null {
  if (edge.from.startsWith('examples/')) {
    return `${site(edge)} imports ${to}: an example imports the package by its name.`;
  }
  const from = placeOf(edge.from, files);
  const target = placeOf(to, files);
  if (target === null)
    return ships(edge) ? `${site(edge)} imports ${to}: the root door is for callers.` : null;
  if (from !== null && isNear(from, target)) return null;
  if (isWorkshop(edge.from, target)) return null;
  const door = target.adapter === null ? doorOf(target.room) : `src/${target.adapter}/index.ts`;
  if (to !== door) return `${site(edge)} imports ${to}: expected its door, ${door}.`;
  return ships(edge) ? barred(edge, from, target) : null;
}

/** What proves, measures, builds or packs one adapter lies beside the house under its name, and knows its files. */
function isWorkshop(from: string, { adapter }: Place): boolean {
  const name = adapter?.split('/').at(-1);
  if (name === undefined) return false;
  return (
    ['test', 'bench'].some((folder) => from.startsWith(`${folder}/${name}/`)) ||
    (from.startsWith('scripts/') && from.endsWith(`/${name}.ts`))
  );
}

/** One room's files know each other; what is in an adapter is known to that adapter only. */
function isNear(from: Place, target: Place): boolean {
  return from.room === target.room && (target.adapter === null || target.adapter === from.adapter);
}

function barred(edge: Edge, place: Place | null, target: Place): string | null {
  const from = place === null ? 'the root door' : (place.adapter ?? place.room);
  const to = target.adapter ?? target.room;
  const allowed = place === null ? 'all' : rooms.find(({ name }) => name === place.room)?.imports;
  if (exceptions.some((exception) => excuses(exception, edge, { from, to }))) return null;
  if (target.adapter !== null && place?.room !== 'cli') {
    return `${site(edge)} imports the adapter ${to}: only callers and cli may.`;
  }
  if (allowed === 'all' || allowed?.includes(target.room)) return null;
  return `${site(edge)} imports ${to}: ${from} may import ${allowed?.join(', ') || 'no other room'}.`;
}

function excuses({ from, to, how }: Exception, { kind }: Edge, way: { from: string; to: string }): boolean {
  const reaches = to.endsWith('/*') ? way.to.startsWith(to.slice(0, -1)) : way.to === to;
  return reaches && way.from === from && (how === 'any' || kind === how);
}

/** Whether an import is of the house's own code. Tests beside it are callers, as is all that lies elsewhere. */
function ships({ from }: Edge): boolean {
  return from.startsWith('src/') && !isTest(from);
}

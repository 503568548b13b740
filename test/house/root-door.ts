import { isBuiltin } from 'node:module';
import type { Edge } from './house.ts';
import { rootPackages } from './rooms.ts';
import { graphOf, waysFrom } from './ways.ts';

/**
 * What the root door loads that a browser does not have: it runs in pages, so everything it reaches without
 * `import()` must be free of Node. Each complaint shows the way there.
 */
export function nodeOnlyLoads(edges: readonly Edge[], door: string): string[] {
  const loads = edges.filter(({ kind }) => kind === 'static');
  const ways = waysFrom(door, graphOf(loads));
  return loads.flatMap(({ from, to, specifier }) => {
    const way = ways.get(from);
    return way !== undefined && to === null && specifier !== null ? complain(specifier, way) : [];
  });
}

function complain(specifier: string, way: readonly string[]): string[] {
  if (rootPackages.includes(specifier)) return [];
  const fault = isBuiltin(specifier) ? 'which only Node has' : 'which is not listed as running anywhere';
  return [`${way.join(' → ')} loads ${specifier}, ${fault}.`];
}

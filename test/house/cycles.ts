import type { Edge } from './house.ts';
import { type Graph, graphOf, waysFrom } from './ways.ts';

/**
 * The cycles among files, one for each knot of them, each as the way that leads back to its first file. Types
 * and lazy loading count: files that know each other are one file in two pieces.
 */
export function cyclesOf(edges: readonly Edge[]): string[] {
  const graph = graphOf(edges.filter(({ kind }) => kind !== 'url'));
  const told = new Set<string>();
  const cycles: string[] = [];
  for (const start of [...graph.keys()].sort()) {
    const cycle = told.has(start) ? undefined : wayBack(start, graph);
    if (cycle === undefined) continue;
    for (const file of cycle) told.add(file);
    cycles.push(`A cycle: ${[...cycle, start].join(' → ')}.`);
  }
  return cycles;
}

function wayBack(start: string, graph: Graph): readonly string[] | undefined {
  const ways = [...waysFrom(start, graph)];
  return ways.find(([file]) => graph.get(file)?.includes(start))?.[1];
}

import type { Edge } from './house.ts';

/** Which files each file reaches. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** The graph of some imports; those of packages have no place in it. */
export function graphOf(edges: readonly Edge[]): Graph {
  const graph = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (to !== null) graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  return graph;
}

/** The shortest way from one file to each file it reaches, nearest first; each way starts at that file. */
export function waysFrom(start: string, graph: Graph): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  for (const [file, way] of ways) {
    const fresh = (graph.get(file) ?? []).filter((next) => !ways.has(next));
    for (const next of fresh) ways.set(next, [...way, next]);
  }
  return ways;
}

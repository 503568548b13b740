import { cyclesOf } from './cycles.ts';
import { edgesOf, type Files } from './house.ts';
import { nodeOnlyLoads } from './root-door.ts';
import { strayFiles } from './stray-files.ts';
import { brokenImport } from './walls.ts';

/** Everything that is wrong with how the house is built; empty when it stands as its table says. */
export function inspectHouse(files: Files): string[] {
  const edges = edgesOf(files);
  return [
    ...strayFiles(files),
    ...edges.flatMap((edge) => brokenImport(edge, files) ?? []),
    ...cyclesOf(edges),
    ...nodeOnlyLoads(edges, 'src/index.ts'),
  ];
}

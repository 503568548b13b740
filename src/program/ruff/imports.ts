import type { Import } from '../check/outline.ts';
import type { Places } from './places.ts';
import { type Node, nameIn, nodesOf, numberIn } from './tree.ts';

/** What a statement stands in. */
export interface Around {
  readonly caught: ReadonlySet<string>;
  readonly places: Places;
}

/** What an import statement brings; the module of a relative import is empty. */
export function importsIn(statement: Node, { caught, places }: Around): readonly Import[] {
  const read = statement.nodeType === 'Import' ? importOf : fromImportOf(statement);
  return nodesOf(statement['names']).map((alias) => ({ ...read(alias), place: places.of(alias), caught }));
}

type Read = (alias: Node) => Pick<Import, 'module' | 'name' | 'local'>;

function importOf(alias: Node): ReturnType<Read> {
  const module = nameIn(alias['name']);
  return { module, name: null, local: nameIn(alias['asname']) || (module.split('.')[0] ?? '') };
}

function fromImportOf(statement: Node): Read {
  const module = numberIn(statement['level']) > 0 ? '' : nameIn(statement['module']);
  return (alias) => {
    const name = nameIn(alias['name']);
    return { module, name, local: nameIn(alias['asname']) || name };
  };
}

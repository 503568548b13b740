import { PungiError } from '../../../errors/index.ts';
import { Reader } from './reader.ts';
import { readSections, type Section } from './sections.ts';

/** What a core instance offers under one name. Functions that the component model itself supplies have no instance. */
export type CoreItem =
  | { readonly kind: 'alias'; readonly instance: number; readonly name: string }
  | { readonly kind: 'lowered'; readonly realloc: CoreItem | undefined }
  | { readonly kind: 'builtin' };

/** A core instance: a module with its arguments, or a bag of items of other instances under new names. */
export type CoreInstance =
  | { readonly kind: 'module'; readonly module: number; readonly arguments: ReadonlyMap<string, number> }
  | { readonly kind: 'bag'; readonly items: ReadonlyMap<string, CoreItem> };

/** A function of the component, made from a core function and how its values travel. */
export interface Lifted {
  readonly core: CoreItem;
  readonly realloc: CoreItem | undefined;
  readonly postReturn: CoreItem | undefined;
}

/** As much of a component as is needed to link its core modules into one. */
export interface Component {
  readonly modules: readonly Uint8Array[];
  /** In the order in which they are made. */
  readonly instances: readonly CoreInstance[];
  /** The one memory that all of them share. */
  readonly memory: CoreItem;
  /** Exported functions by name. */
  readonly exports: ReadonlyMap<string, Lifted>;
}

/**
 * Reads a component (https://github.com/WebAssembly/component-model, Binary.md). Types are skipped, as is
 * everything that has no part in linking. Throws `IMAGE_BROKEN` on a construct it does not know.
 */
export function readComponent(bytes: Uint8Array): Component {
  const parts = new Parts();
  for (const section of readSections(bytes, 'component')) readSection(section, parts);
  const { modules, instances, exports } = parts;
  const [memory, ...others] = parts.core.memory;
  if (memory === undefined || others.length > 0) throw unknown('number of memories', others.length + 1);
  return { modules, instances, memory, exports };
}

/** The index spaces that the sections fill, in the order in which they stand in the file. */
class Parts {
  readonly modules: Uint8Array[] = [];
  readonly instances: CoreInstance[] = [];
  readonly exports = new Map<string, Lifted>();
  /** Per core sort, what each index means. */
  readonly core: Record<CoreSort, CoreItem[]> = { func: [], table: [], memory: [], global: [] };
  /** Functions of the component; undefined for those it imports. */
  readonly functions: (Lifted | undefined)[] = [];
}

type CoreSort = 'func' | 'table' | 'memory' | 'global';

const coreSorts: readonly CoreSort[] = ['func', 'table', 'memory', 'global'];

/** Sorts of the component level, as their first byte. */
const coreLevel = 0x00;
const functionSort = 0x01;

const readers: { readonly [id: number]: (reader: Reader, parts: Parts) => void } = {
  1: (reader, parts) => parts.modules.push(reader.take(reader.end - reader.at)),
  2: (reader, parts) => reader.list(() => parts.instances.push(readInstance(reader, parts))),
  6: (reader, parts) => reader.list(() => readAlias(reader, parts)),
  8: (reader, parts) => reader.list(() => readCanonical(reader, parts)),
  10: (reader, parts) => reader.list(() => readImport(reader, parts)),
  11: (reader, parts) => reader.list(() => readExport(reader, parts)),
};

/** Custom sections, types, and the nested component that only names the WIT world. */
const skipped = new Set([0, 3, 4, 5, 7]);

function readSection({ id, content }: Section, parts: Parts): void {
  const read = readers[id];
  if (read !== undefined) read(new Reader(content), parts);
  else if (!skipped.has(id)) throw unknown('section', id);
}

function readInstance(reader: Reader, parts: Parts): CoreInstance {
  const form = reader.byte();
  if (form === 0x00) {
    const module = reader.u32();
    const given = reader.list(() => [reader.name(), readArgument(reader)] as const);
    return { kind: 'module', module, arguments: new Map(given) };
  }
  if (form !== 0x01) throw unknown('core instance', form);
  const items = reader.list(() => [reader.name(), coreItem(reader, parts)] as const);
  return { kind: 'bag', items: new Map(items) };
}

function readArgument(reader: Reader): number {
  const sort = reader.byte();
  if (sort !== 0x12) throw unknown('sort of an instantiation argument', sort);
  return reader.u32();
}

function coreItem(reader: Reader, parts: Parts): CoreItem {
  const sort = coreSort(reader);
  return entry(parts.core[sort], reader.u32(), `core ${sort}`);
}

function coreSort(reader: Reader): CoreSort {
  const byte = reader.byte();
  const sort = coreSorts[byte];
  if (sort === undefined) throw unknown('core sort', byte);
  return sort;
}

function readAlias(reader: Reader, parts: Parts): void {
  const sort = reader.byte();
  const ofCore = sort === coreLevel ? coreSort(reader) : undefined;
  const target = reader.byte();
  if (target === 0x02) {
    reader.u32();
    reader.u32();
    return;
  }
  if (target > 0x02) throw unknown('alias', target);
  const instance = reader.u32();
  const name = reader.name();
  if (ofCore !== undefined) parts.core[ofCore].push({ kind: 'alias', instance, name });
  else if (sort === functionSort) parts.functions.push(undefined);
}

function readCanonical(reader: Reader, parts: Parts): void {
  const form = reader.byte();
  if (form === 0x00) {
    reader.byte();
    const core = entry(parts.core.func, reader.u32(), 'core func');
    parts.functions.push({ core, ...readOptions(reader, parts) });
    reader.u32();
  } else if (form === 0x01) {
    reader.byte();
    reader.u32();
    parts.core.func.push({ kind: 'lowered', realloc: readOptions(reader, parts).realloc });
  } else if (form >= 0x02 && form <= 0x04) {
    reader.u32();
    parts.core.func.push({ kind: 'builtin' });
  } else throw unknown('canonical function', form);
}

/** Options: string encodings (0-2), memory (3), realloc (4), post-return (5). */
function readOptions(reader: Reader, parts: Parts): Omit<Lifted, 'core'> {
  const found: { realloc: CoreItem | undefined; postReturn: CoreItem | undefined } = {
    realloc: undefined,
    postReturn: undefined,
  };
  reader.list(() => {
    const option = reader.byte();
    if (option > 0x05) throw unknown('canonical option', option);
    if (option < 0x03) return;
    const index = reader.u32();
    if (option === 0x04) found.realloc = entry(parts.core.func, index, 'core func');
    if (option === 0x05) found.postReturn = entry(parts.core.func, index, 'core func');
  });
  return found;
}

function readImport(reader: Reader, parts: Parts): void {
  reader.byte();
  reader.name();
  const sort = reader.byte();
  if (sort === functionSort) parts.functions.push(undefined);
  else if (sort !== 0x05) throw unknown('sort of an import', sort);
  reader.u32();
}

function readExport(reader: Reader, parts: Parts): void {
  reader.byte();
  const name = reader.name();
  const sort = reader.byte();
  const index = reader.u32();
  if (reader.byte() !== 0x00) throw unknown('ascription of the export', index);
  if (sort !== functionSort) return;
  const lifted = entry(parts.functions, index, 'func');
  if (lifted !== undefined) parts.exports.set(name, lifted);
  parts.functions.push(lifted);
}

function entry<Item>(items: readonly Item[], index: number, what: string): Item {
  if (index >= items.length) throw unknown(`${what} of ${items.length}`, index);
  return items[index] as Item;
}

function unknown(what: string, got: number): PungiError {
  return new PungiError(
    `Expected a component of the form that componentize-py writes, got ${what} ${got}, which is not known here.`,
    { code: 'IMAGE_BROKEN' },
  );
}

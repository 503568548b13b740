import { PungiError } from '../../../errors/index.ts';
import { Reader } from './reader.ts';
import { moduleSection, readSections, writeModule } from './sections.ts';
import { concat, list, name } from './writer.ts';

/** Where an import comes from. */
export interface ImportName {
  readonly module: string;
  readonly field: string;
}

/** How `renameExternals` changes names. An export for which `exported` gives undefined is dropped. */
export interface Renaming {
  readonly imported?: (from: ImportName) => ImportName;
  readonly exported?: (from: string) => string | undefined;
}

/** Names of all imports of a core module, in its order; a name may stand there twice. */
export function importNames(module: Uint8Array): ImportName[] {
  return readImports(sectionContent(module, moduleSection.import)).map(({ from }) => from);
}

/** Names of all exports of a core module, in its order. */
export function exportNames(module: Uint8Array): string[] {
  return readExports(sectionContent(module, moduleSection.export)).map(({ from }) => from);
}

/** The same core module with other names at its edges and without custom sections; its code is untouched. */
export function renameExternals(module: Uint8Array, renaming: Renaming): Uint8Array {
  const sections = readSections(module, 'module').filter(({ id }) => id !== moduleSection.custom);
  return writeModule(
    sections.map((section) => {
      if (section.id === moduleSection.import)
        return { ...section, content: writeImports(section.content, renaming) };
      if (section.id === moduleSection.export)
        return { ...section, content: writeExports(section.content, renaming) };
      return section;
    }),
  );
}

function sectionContent(module: Uint8Array, wanted: number): Uint8Array {
  return readSections(module, 'module').find(({ id }) => id === wanted)?.content ?? Uint8Array.of(0);
}

function writeImports(content: Uint8Array, { imported = (from) => from }: Renaming): Uint8Array {
  const items = readImports(content).map(({ from, type }) => {
    const to = imported(from);
    return concat([name(to.module), name(to.field), type]);
  });
  return list(items);
}

function writeExports(content: Uint8Array, { exported = (from) => from }: Renaming): Uint8Array {
  const items = readExports(content).flatMap(({ from, target }) => {
    const to = exported(from);
    return to === undefined ? [] : [concat([name(to), target])];
  });
  return list(items);
}

function readImports(content: Uint8Array): { from: ImportName; type: Uint8Array }[] {
  const reader = new Reader(content);
  return reader.list(() => {
    const from = { module: reader.name(), field: reader.name() };
    const start = reader.at;
    skipType(reader);
    return { from, type: content.subarray(start, reader.at) };
  });
}

function readExports(content: Uint8Array): { from: string; target: Uint8Array }[] {
  const reader = new Reader(content);
  return reader.list(() => {
    const from = reader.name();
    const start = reader.at;
    reader.byte();
    reader.u32();
    return { from, target: content.subarray(start, reader.at) };
  });
}

/** What follows an import's names: a kind and the type of that kind. */
function skipType(reader: Reader): void {
  const kind = reader.byte();
  if (kind === 0x00) reader.u32();
  else if (kind === 0x01) {
    reader.byte();
    skipLimits(reader);
  } else if (kind === 0x02) skipLimits(reader);
  else if (kind === 0x03) reader.take(2);
  else {
    throw new PungiError(`Expected an imported function, table, memory or global, got kind ${kind}.`, {
      code: 'IMAGE_BROKEN',
    });
  }
}

function skipLimits(reader: Reader): void {
  const hasMaximum = (reader.byte() & 1) === 1;
  reader.u32();
  if (hasMaximum) reader.u32();
}

import { PungiError } from '../../../errors/index.ts';
import { Reader } from './reader.ts';
import { moduleSection, readSections, type Section, writeModule } from './sections.ts';
import { concat, u32 } from './writer.ts';

/** WebAssembly counts memory in pages of 64 KiB. */
export const pageBytes = 65_536;

/** A 32-bit memory has at most 65,536 pages. */
const mostPages = 65_536;

/** A limits field begins with 0 (no maximum) or 1 (a maximum follows); shared and 64-bit memories differ. */
const unbounded = 0x00;
const bounded = 0x01;

/** Bytes of memory that a core module starts with. */
export function initialMemoryBytes(module: Uint8Array): number {
  return readMemory(memorySection(readSections(module, 'module'))).initialPages * pageBytes;
}

/**
 * The same core module with its memory bounded to `memoryBytes`, rounded down to whole pages. Growth beyond
 * it fails inside the engine, whatever the program does; CPython then raises MemoryError.
 * Throws `INVALID_OPTION` when the module starts with more than that.
 */
export function limitMemory(module: Uint8Array, memoryBytes: number): Uint8Array {
  const sections = readSections(module, 'module');
  const section = memorySection(sections);
  const { initialPages } = readMemory(section);
  const pages = Math.min(Math.floor(memoryBytes / pageBytes), mostPages);
  if (pages < initialPages) {
    throw new PungiError(
      `Expected \`limits.memoryBytes\` to be at least ${initialPages * pageBytes}, ` +
        `which the interpreter itself takes, got ${memoryBytes}.`,
      { code: 'INVALID_OPTION' },
    );
  }
  const content = concat([u32(1), Uint8Array.of(bounded), u32(initialPages), u32(pages)]);
  return writeModule(sections.map((each) => (each === section ? { id: each.id, content } : each)));
}

function memorySection(sections: readonly Section[]): Section {
  const section = sections.find(({ id }) => id === moduleSection.memory);
  if (section === undefined) throw unexpectedMemory('none');
  return section;
}

function readMemory({ content }: Section): { initialPages: number } {
  const reader = new Reader(content);
  const count = reader.u32();
  if (count !== 1) throw unexpectedMemory(String(count));
  const flags = reader.byte();
  if (flags !== unbounded && flags !== bounded) throw unexpectedMemory(`one with flags ${flags}`);
  return { initialPages: reader.u32() };
}

function unexpectedMemory(got: string): PungiError {
  return new PungiError(`Expected the module to define one 32-bit unshared memory, got ${got}.`, {
    code: 'IMAGE_BROKEN',
  });
}

import { PungiError } from '../../../errors/index.ts';
import { Reader } from './reader.ts';
import { concat, u32 } from './writer.ts';

/** One section: its id, and its content as a view on the whole. */
export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/** Ids of the sections of a core module that are read or changed here. */
export const moduleSection = { custom: 0, import: 2, memory: 5, global: 6, export: 7 } as const;

/** A core module, or a component: modules with typed edges and the order to put them together. */
export type BinaryKind = 'module' | 'component';

/** What a file begins with: magic, version and, for components, layer. */
const preambles: Record<BinaryKind, Uint8Array> = {
  module: Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00),
  component: Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00),
};

/** Splits a core module or a component into its sections. Throws `IMAGE_BROKEN` on anything else. */
export function readSections(bytes: Uint8Array, kind: BinaryKind): Section[] {
  const preamble = preambles[kind];
  if (preamble.some((byte, at) => bytes[at] !== byte)) {
    const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
    throw new PungiError(`Expected a WebAssembly ${kind}, got bytes that start with ${start || 'nothing'}.`, {
      code: 'IMAGE_BROKEN',
    });
  }
  const reader = new Reader(bytes, preamble.length);
  const sections: Section[] = [];
  while (!reader.done) sections.push({ id: reader.byte(), content: reader.take(reader.u32()) });
  return sections;
}

/** The inverse of `readSections` for a core module. */
export function writeModule(sections: readonly Section[]): Uint8Array {
  const parts = sections.flatMap(({ id, content }) => [Uint8Array.of(id), u32(content.length), content]);
  return concat([preambles.module, ...parts]);
}

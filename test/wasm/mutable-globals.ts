import { Reader } from '../../src/sandbox/wasm/binary/reader.ts';
import { moduleSection, readSections, writeModule } from '../../src/sandbox/wasm/binary/sections.ts';
import { concat, name, u32 } from '../../src/sandbox/wasm/binary/writer.ts';

const globalKind = 0x03;

/** The same module with each mutable global exported, as `global 0` and so on, so that a test can watch them. */
export function exportMutableGlobals(module: Uint8Array): Uint8Array {
  const sections = readSections(module, 'module');
  const globals = sections.find(({ id }) => id === moduleSection.global);
  const added = mutableGlobals(globals?.content ?? Uint8Array.of(0)).map((index) =>
    concat([name(`global ${index}`), Uint8Array.of(globalKind), u32(index)]),
  );
  return writeModule(
    sections.map((section) => {
      if (section.id !== moduleSection.export) return section;
      const reader = new Reader(section.content);
      const count = reader.u32();
      const rest = reader.take(reader.end - reader.at);
      return { ...section, content: concat([u32(count + added.length), rest, ...added]) };
    }),
  );
}

function mutableGlobals(content: Uint8Array): number[] {
  const reader = new Reader(content);
  const mutable = reader.list(() => {
    reader.byte();
    const isMutable = reader.byte() === 1;
    while (skipInstruction(reader));
    return isMutable;
  });
  return mutable.flatMap((isMutable, index) => (isMutable ? [index] : []));
}

/** Operand bytes of fixed length; the others of a constant expression have one LEB128 number, or none. */
const fixedOperands = new Map([
  [0x43, 4],
  [0x44, 8],
  [0xd0, 1],
]);
const numbered = new Set([0x41, 0x42, 0x23, 0xd2]);
const end = 0x0b;

function skipInstruction(reader: Reader): boolean {
  const opcode = reader.byte();
  reader.take(fixedOperands.get(opcode) ?? 0);
  if (numbered.has(opcode)) while (reader.byte() >= 0x80);
  return opcode !== end;
}

const blockBytes = 512;

/** Files as an archive that every tar reads (ustar). Paths have at most 100 bytes. Pure. */
export function archiveOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts = [...files].flatMap(([path, content]) => [headerOf(path, content.length), padded(content)]);
  return Buffer.concat([...parts, new Uint8Array(2 * blockBytes)]);
}

/** Name, mode, owner, group, size, time, checksum, kind: octal texts at fixed places. */
function headerOf(path: string, size: number): Uint8Array {
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(path, 0, 100);
  header.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12), 100);
  header.write(`${' '.repeat(8)}0`, 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function padded(content: Uint8Array): Uint8Array {
  const room = new Uint8Array(Math.ceil(content.length / blockBytes) * blockBytes);
  room.set(content);
  return room;
}

import { describe, expect, test } from 'vitest';
import { createUnpacker, packRecord } from './record.ts';

const record = (tag: string, text: string): Buffer => {
  const head = Buffer.alloc(5);
  head.write(tag);
  head.writeUInt32LE(Buffer.byteLength(text), 1);
  return Buffer.concat([head, Buffer.from(text)]);
};

test('a record to a relay is its tag, its length and its payload', () => {
  expect(Buffer.from(packRecord('F', Buffer.from('abc')))).toEqual(record('F', 'abc'));
  expect(Buffer.from(packRecord('K'))).toEqual(record('K', ''));
});

describe('records from a relay', () => {
  test.each([1, 2, 6, 1_000])('come out as they went in, cut after every %d bytes', (size) => {
    const stream = Buffer.concat([record('F', 'abc'), record('O', ''), record('X', 'exit 0')]);
    const heard: string[] = [];
    const unpacker = createUnpacker((tag, payload) =>
      heard.push(`${tag} ${new TextDecoder().decode(payload)}`),
    );
    for (let at = 0; at < stream.length; at += size) unpacker.push(stream.subarray(at, at + size));
    expect(heard).toEqual(['F abc', 'O ', 'X exit 0']);
  });

  test.each([
    [Buffer.from([0x46, 1, 0, 1, 0]), 'Expected a record of at most 65536 bytes, got one of 65537.'],
    [Buffer.alloc(9, 255), 'Expected a record of at most 65536 bytes, got one of 4294967295.'],
    [Buffer.alloc(5), 'Expected a record of a known kind, got 0.'],
    [record('K', ''), 'Expected a record of a known kind, got 75.'],
  ])('that are none are refused: %j', (bytes, message) => {
    expect(() => createUnpacker(() => {}).push(bytes)).toThrow(message);
  });
});

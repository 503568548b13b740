import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { demultiplex, Stdcopy } from './stdcopy.ts';

const chunk = (stream: number, said: string): Buffer => {
  const head = Buffer.alloc(8);
  head[0] = stream;
  head.writeUInt32BE(said.length, 4);
  return Buffer.concat([head, Buffer.from(said)]);
};

describe('the streams of a container', () => {
  test.each([1, 5, 8, 100])('come apart, cut after every %d bytes', (size) => {
    const sent = Buffer.concat([chunk(1, 'out'), chunk(2, 'err'), chunk(1, ''), chunk(1, 'more')]);
    const heard = { stdout: '', stderr: '' };
    const splitter = new Stdcopy((stream, bytes) => {
      heard[stream] += Buffer.from(bytes).toString();
    });
    for (let at = 0; at < sent.length; at += size) splitter.push(sent.subarray(at, at + size));
    expect(heard).toEqual({ stdout: 'outmore', stderr: 'err' });
  });

  test('end with the connection', async () => {
    const source = new PassThrough();
    const errors: string[] = [];
    const stdout = demultiplex(source, (bytes) => errors.push(Buffer.from(bytes).toString()));
    source.write(Buffer.concat([chunk(1, 'out'), chunk(2, 'err')]));
    source.end();
    expect([await text(stdout), errors]).toEqual(['out', ['err']]);
  });

  test('of another number break the connection off', async () => {
    const source = new PassThrough();
    const stdout = demultiplex(source, () => {});
    source.write(chunk(3, 'x'));
    expect([await text(stdout), source.destroyed]).toEqual(['', true]);
  });

  test('are held up while nobody reads', async () => {
    const source = new PassThrough();
    const stdout = demultiplex(source, () => {});
    for (let sent = 0; sent < 20; sent++) source.write(chunk(1, 'x'.repeat(10_000)));
    await new Promise(setImmediate);
    expect([source.isPaused(), stdout.readableLength < 80_000]).toEqual([true, true]);
    source.end();
    expect((await text(stdout)).length).toBe(200_000);
  });
});

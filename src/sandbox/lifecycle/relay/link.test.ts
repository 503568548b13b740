import { describe, expect, test, vi } from 'vitest';
import { sandboxFile } from '../sandbox-file.ts';
import { scene, text, turn } from './played-relay.cases.ts';
import { recordBytes } from './record.ts';

describe('what the guest says', () => {
  test('comes apart: frames, text, errors, and their ends', async () => {
    const { link, says } = scene();
    const seen: string[] = [];
    for (const name of ['fromGuest', 'stdout', 'stderr'] as const)
      link[name]
        .on('data', (bytes) => seen.push(`${name} ${text(bytes)}`))
        .on('close', () => seen.push(name));
    says('F', 'frame');
    says('O', 'out');
    says('E', 'err');
    says('F');
    says('O');
    says('E');
    await turn();
    expect(seen).toEqual(['fromGuest frame', 'stdout out', 'stderr err', 'fromGuest', 'stdout', 'stderr']);
  });

  test('is held up while nobody reads it', async () => {
    const { link, says, fromRelay } = scene();
    for (let sent = 0; sent < 40; sent++) says('O', Buffer.alloc(recordBytes));
    await turn();
    expect(link.stdout.readableLength).toBeLessThanOrEqual(2 * recordBytes);
    expect(fromRelay.isPaused()).toBe(true);
    let read = 0;
    link.stdout.on('data', (bytes: Uint8Array) => {
      read += bytes.length;
    });
    await vi.waitFor(() => expect(read).toBe(40 * recordBytes));
  });

  test.each([
    ['exit 3', { exitCode: 3, signal: null }],
    ['signal 11', { exitCode: null, signal: 'SIGSEGV' }],
    [
      'signal 9 memory',
      {
        exitCode: null,
        signal: 'SIGKILL',
        fault: { reason: 'memory', message: 'The program used up its memory.' },
      },
    ],
  ])('of its end is read: %s', async (said, gone) => {
    const { link, says } = scene();
    says('X', said);
    expect(await link.exited).toEqual(gone);
  });

  test('ends with the wire', async () => {
    const { link, fromRelay } = scene();
    const closed = new Promise((resolve) => link.stdout.resume().on('close', resolve));
    fromRelay.destroy();
    await closed;
    expect(await link.exited).toBeNull();
  });
});

describe('a relay that was taken over ends its program, whatever it says', () => {
  test.each([
    ['X', 'exit 1000', 'Expected how the guest ended, got "exit 1000".'],
    ['X', 'signal 9 memory\n', 'Expected how the guest ended, got "signal 9 memory\\n".'],
    ['T', '1', 'Expected at most 0 bytes to be taken, got "1".'],
    ['T', '-1', 'Expected at most 0 bytes to be taken, got "-1".'],
    ['L', '', 'Expected no record L, for none was asked for.'],
    ['N', 'a', 'Expected no record N, for none was asked for.'],
    ['D', 'a', 'Expected no record D, for none was asked for.'],
    ['C', '', 'Expected no record C, for none was asked for.'],
    ['?', '', 'Expected a record of a known kind, got 63.'],
  ])('%s %j', async (tag, payload, message) => {
    const { link, says, fromRelay } = scene();
    says(tag, payload);
    expect(await link.exited).toMatchObject({ fault: { reason: 'crashed', message } });
    expect(fromRelay.destroyed).toBe(true);
  });
});

describe('frames to the guest', () => {
  test('go no further ahead of it than a window', async () => {
    const { link, says, heard } = scene();
    const written = vi.fn();
    link.toGuest.write(new Uint8Array(6 * recordBytes), written);
    expect(heard()).toEqual(Array(4).fill(`F ${recordBytes}`));
    says('T', String(recordBytes + 1));
    await turn();
    expect(heard()).toEqual([`F ${recordBytes}`, 'F \0']);
    expect(written).not.toHaveBeenCalled();
    says('T', String(4 * recordBytes));
    await turn();
    expect(heard()).toEqual([`F ${recordBytes - 1}`]);
    expect(written).toHaveBeenCalledOnce();
  });
});

describe('files that are given', () => {
  test('go in by pieces, and are waited for', async () => {
    const { link, says, heard } = scene();
    const laid = link.lay([
      sandboxFile('a/b', new Uint8Array(recordBytes + 1)),
      sandboxFile('c', new Uint8Array()),
    ]);
    const told: string[] = [];
    await vi.waitFor(() => expect(told.push(...heard()) && told.at(-1)).toBe('L '));
    expect(told).toEqual(['N a/b', `D ${recordBytes}`, 'D \0', 'N c', 'L ']);
    says('L');
    await expect(laid).resolves.toBeUndefined();
  });

  test('that do not fit make it unavailable', async () => {
    const { link, says } = scene();
    const laid = link.lay([sandboxFile('a', new Uint8Array(1))]);
    says('L', 'No space left on device');
    await expect(laid).rejects.toMatchObject({
      code: 'SANDBOX_UNAVAILABLE',
      message: 'The files of the program could not be laid: No space left on device.',
    });
  });

  test('are not waited for where there are none', async () => {
    const { link, heard } = scene();
    await link.lay([]);
    expect(heard()).toEqual(['L ']);
  });

  test('that go nowhere make it unavailable', async () => {
    const { link, fromRelay } = scene();
    fromRelay.destroy();
    await turn();
    await expect(link.lay([sandboxFile('a', new Uint8Array(1))])).rejects.toThrow(': the sandbox is gone.');
  });
});

describe('files that were left', () => {
  test('come back with their bytes, and what is not kept with its reason', async () => {
    const { link, says } = scene();
    const collected = link.collect(10);
    says('N', 'a');
    says('D', 'on');
    says('D', 'e');
    says('W', 'b\0it is no ordinary file');
    says('N', 'c');
    says('C');
    const { artifacts, notices } = await collected;
    expect(artifacts.map(({ path, size }) => [path, size])).toEqual([
      ['a', 3],
      ['c', 0],
    ]);
    expect(text((await artifacts[0]?.bytes()) ?? new Uint8Array())).toBe('one');
    expect(notices).toEqual(['/out/b was not kept: it is no ordinary file.']);
  });

  test('with a name that climbs, or one that was there, are not kept', async () => {
    const { link, says } = scene();
    const collected = link.collect(10);
    for (const path of ['../a', '/b', 'c', 'c']) says('N', path);
    says('C');
    const { artifacts, notices } = await collected;
    expect(artifacts.map(({ path }) => path)).toEqual(['c']);
    expect(notices).toEqual(
      ['../a', '/b', 'c'].map((path) => `/out/${path} was not kept: its name is not portable.`),
    );
  });

  test.each([
    [
      'more bytes than were asked for',
      [
        ['N', 'a'],
        ['D', 'four'],
      ],
    ],
    ['bytes of no file', [['D', '']]],
  ])('with %s are none', async (_, records) => {
    const { link, says } = scene();
    const collected = link.collect(3);
    for (const [tag, payload] of records) says(tag ?? '', payload);
    expect(await collected).toEqual({
      artifacts: [],
      notices: ['What is in /out was not kept: the sandbox is gone.'],
    });
    expect(await link.exited).toMatchObject({
      fault: { message: 'Expected no more bytes of files than were asked for, got more.' },
    });
  });

  test('without end are none', async () => {
    const { link, says } = scene();
    const collected = link.collect(3);
    for (let count = 0; count < 11_001; count++) says('N', `${count}`);
    expect((await collected).artifacts).toEqual([]);
    expect(await link.exited).toMatchObject({
      fault: { message: 'Expected at most 11000 files, got more.' },
    });
  });

  test('of a relay that is silent are none', async () => {
    vi.useFakeTimers();
    const { link } = scene();
    const collected = link.collect(3);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    expect((await collected).notices).toEqual([
      'What is in /out was not kept: the sandbox does not hand it out.',
    ]);
  });
});

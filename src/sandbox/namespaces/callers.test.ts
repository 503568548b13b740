import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Callers, listenForCallers } from './callers.ts';

let folder: string;
let callers: Callers;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-callers-'));
  callers = await listenForCallers(join(folder, 'socket'), null);
});
afterEach(async () => {
  callers.close();
  await rm(folder, { recursive: true });
});

/** Connects and says something. */
function call(text: string) {
  const socket = connect(join(folder, 'socket'));
  socket.on('error', () => {});
  socket.write(text);
  return socket;
}

describe('connections', () => {
  test('are known by their first line, and what follows it is kept', async () => {
    const expected = callers.expect('one');
    const out = call('one stdout\n');
    call('one frames\nabc');
    call('one std').write('err\nprinted');
    const { frames, stderr, stdout } = await expected;
    const heard = [once(frames, 'data'), once(stderr, 'data'), once(out, 'data')];
    for (const socket of [frames, stderr]) socket.resume();
    stdout.write('down');
    const texts = (await Promise.all(heard)).map(([bytes]) => String(bytes));
    expect(texts).toEqual(['abc', 'printed', 'down']);
    callers.forget('one');
  });

  test.each(['two frames\n', 'one frames x\n'.slice(4), 'one __proto__\n', '\n', 'x'.repeat(200)])(
    'that say %j are closed',
    async (line) => {
      void callers.expect('one');
      const socket = call(line).resume();
      await once(socket, 'close');
      expect(socket.bytesRead).toBe(0);
    },
  );

  test('that come a second time are closed, and the first goes on', async () => {
    const expected = callers.expect('one');
    call('one frames\n');
    call('one stdout\n');
    await once(call('one stdout\n').resume(), 'close');
    call('one stderr\n');
    expect(Object.keys(await expected)).toEqual(['frames', 'stdout', 'stderr']);
    callers.forget('one');
  });
});

test('only its owner can knock', async () => {
  expect((await stat(join(folder, 'socket'))).mode & 0o777).toBe(0o600);
});

test('a path that is too long is told', async () => {
  await expect(listenForCallers(join(folder, 'x'.repeat(200)), null)).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
    message: expect.stringContaining('Listening on '),
  });
});

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { noCapabilities } from '../../../test/support/fake-sandbox.ts';
import { PungiError } from '../../errors/index.ts';
import { folderFiles } from './guest-files.ts';
import { unavailable } from './not-started.ts';
import { endFrame, nothingLeft, PlayedGuest, told } from './played-guest.cases.ts';
import { makePrivateFolder, type PrivateFolder } from './private-folder.ts';
import { type HousedGuest, type ProcessRung, processSandbox } from './process-sandbox.ts';
import { sandboxFile } from './sandbox-file.ts';

/** A rung whose guests the test plays. */
function rung({ suit, ...over }: Partial<ProcessRung> & Pick<HousedGuest, 'suit'> = {}) {
  const guests: (HousedGuest & { readonly guest: PlayedGuest; readonly folder: PrivateFolder })[] = [];
  const sandbox = processSandbox({
    name: 'played',
    capabilities: noCapabilities,
    most: 2,
    spares: 0,
    start: async () => {
      const folder = await makePrivateFolder();
      const guest = new PlayedGuest();
      const gone = Promise.withResolvers<void>();
      const dispose = (): Promise<void> => {
        guest.kill();
        gone.resolve(folder.remove());
        return gone.promise;
      };
      const files = folderFiles(folder, guest.ended);
      const housed = {
        guest,
        folder,
        files,
        mounts: null,
        died: guest.ended,
        gone: gone.promise,
        dispose,
        ...(suit && { suit }),
      };
      guests.push(housed);
      return housed;
    },
    lacking: (needs) => Promise.resolve(needs),
    ...over,
  });
  const started = (count: number): Promise<void> =>
    vi.waitFor(() => expect(guests[count - 1]?.guest.sent).toHaveLength(1));
  return { sandbox, guests, started };
}

describe('a sandbox of processes', () => {
  test('runs a program and says how it ended', async () => {
    const { sandbox, guests, started } = rung();
    const scene = told();
    const end = sandbox.run(scene.run);
    await started(1);
    expect(scene.started).toBe(1);
    expect(sandbox.capacity()).toEqual({ running: 1, waiting: 0, most: 2 });
    guests[0]?.guest.says(endFrame());
    expect(await end).toEqual({
      status: 'completed',
      ...nothingLeft,
      started: true,
      queuedMs: expect.any(Number),
      artifacts: [],
    });
    await sandbox[Symbol.asyncDispose]();
    expect(existsSync(guests[0]?.folder.path ?? '')).toBe(false);
  });

  test('gives the files to the program and hands out what it left', async () => {
    const { sandbox, guests, started } = rung();
    const file = sandboxFile('a/b.txt', new TextEncoder().encode('given'));
    const scene = told({ files: [file] });
    const end = sandbox.run(scene.run);
    await started(1);
    const folder = guests[0]?.folder;
    expect(await readFile(join(folder?.data ?? '', 'a/b.txt'), 'utf8')).toBe('given');
    await writeFile(join(folder?.out ?? '', 'left.txt'), 'left');
    await writeFile(join(folder?.out ?? '', 'large.bin'), 'x'.repeat(20));
    guests[0]?.guest.says(endFrame());
    const { artifacts } = await end;
    expect(artifacts.map(({ path, size }) => [path, size])).toEqual([
      ['large.bin', 20],
      ['left.txt', 4],
    ]);
    await sandbox[Symbol.asyncDispose]();
  });

  test('says on stderr what it did not keep', async () => {
    const { sandbox, guests, started } = rung();
    const scene = told({}, { artifactBytes: 10 });
    const end = sandbox.run(scene.run);
    await started(1);
    await writeFile(join(guests[0]?.folder.out ?? '', 'large.bin'), 'x'.repeat(20));
    guests[0]?.guest.says(endFrame());
    expect((await end).artifacts).toEqual([]);
    expect(scene.texts).toEqual([
      {
        stream: 'stderr',
        offset: 0,
        text: '/out/large.bin was not kept: it has 20 bytes, and 10 are left of the limit for artifacts.\n',
        line: null,
      },
    ]);
    await sandbox[Symbol.asyncDispose]();
  });

  test('throws on a file that would leave its folder, before anything is started', async () => {
    const { sandbox, guests } = rung();
    const { run } = told({ files: [sandboxFile('../x', new Uint8Array())] });
    await expect(sandbox.run(run)).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    expect(guests).toEqual([]);
  });
});

describe('a program that cannot start', () => {
  test('in a place that cannot be adapted to its limits is unavailable, and the place is gone', async () => {
    const { sandbox, guests } = rung({ suit: () => Promise.reject(unavailable('Too much memory.')) });
    expect(await sandbox.run(told().run)).toEqual(ended('unavailable', 'Too much memory.'));
    await vi.waitFor(() => expect(existsSync(guests[0]?.folder.path ?? '')).toBe(false));
  });

  const ended = (reason: string, message: string) => ({
    status: 'stopped',
    reason,
    message,
    started: false,
    queuedMs: expect.any(Number),
    artifacts: [],
  });

  test('is unavailable, with the reason', async () => {
    const start = () => Promise.reject(new PungiError('No Python here.', { code: 'SANDBOX_UNAVAILABLE' }));
    const { sandbox } = rung({ start });
    expect(await sandbox.run(told().run)).toEqual(ended('unavailable', 'No Python here.'));
  });

  test('for want of a package is unavailable', async () => {
    const { sandbox } = rung();
    expect(await sandbox.run(told({ needs: ['numpy'] }).run)).toEqual(
      ended('unavailable', 'The sandbox has no numpy.'),
    );
  });

  test('because it was aborted while it waited is aborted', async () => {
    const { sandbox, started } = rung({ most: 1 });
    const first = told();
    const running = sandbox.run(first.run);
    await started(1);
    const second = told();
    const waiting = sandbox.run(second.run);
    second.abort.abort();
    expect(await waiting).toEqual(ended('aborted', 'The caller aborted the program.'));
    expect(second.started).toBe(0);
    first.abort.abort();
    expect(await running).toMatchObject({ reason: 'aborted', started: true });
    await sandbox[Symbol.asyncDispose]();
  });

  test('after the sandbox was disposed is unavailable', async () => {
    const { sandbox } = rung();
    await sandbox[Symbol.asyncDispose]();
    expect(await sandbox.run(told().run)).toMatchObject({ reason: 'unavailable', started: false });
  });
});

test('a sandbox that is disposed ends what runs in it', async () => {
  const { sandbox, guests, started } = rung();
  const end = sandbox.run(told().run);
  await started(1);
  await sandbox[Symbol.asyncDispose]();
  expect(await end).toMatchObject({ status: 'stopped', reason: 'aborted', started: true });
  expect(existsSync(guests[0]?.folder.path ?? '')).toBe(false);
});

test('what all guests share ends after the last of them, at a drain and when it is disposed', async () => {
  const ends: string[] = [];
  const { sandbox, guests, started } = rung({
    close: () => {
      ends.push(existsSync(guests[0]?.folder.path ?? '') ? 'too early' : 'closed');
      return Promise.resolve();
    },
  });
  const end = sandbox.run(told().run);
  await started(1);
  const draining = sandbox.drain();
  guests[0]?.guest.says(endFrame());
  await end;
  await draining;
  expect(ends).toEqual(['closed']);
  await sandbox[Symbol.asyncDispose]();
  expect(ends).toEqual(['closed', 'closed']);
});

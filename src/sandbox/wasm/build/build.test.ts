import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildImage } from './build.ts';
import type { ImageInputs } from './inputs.ts';

let root: string;
let cache: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pungi-build-'));
  cache = join(root, 'cache');
});
afterEach(() => rm(root, { recursive: true }));

const inputs: ImageInputs = {
  key: 'key',
  world: { path: 'world.wit', bytes: new Uint8Array() },
  python: [],
};

/** Builds with a Python that does as `script` says, given what it is run with; it claims to be 3.12. */
async function build(
  script: string,
  onProgress: (text: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const python = join(root, 'python3');
  await writeFile(
    python,
    `#!/bin/sh\ncase "$*" in *sys.executable*) echo ${python}; echo 3.12.1; exit;; esac\n${script}\n`,
  );
  await chmod(python, 0o755);
  await buildImage({
    inputs,
    folder: join(cache, 'key'),
    env: { PATH: `${root}:/usr/bin:/bin` },
    signal: signal ?? new AbortController().signal,
    onProgress: ({ step, of, text }) => onProgress(`${step}/${of} ${text}`),
  });
}

const posix = test.skipIf(process.platform === 'win32');

posix('tells each step before it takes it', async () => {
  const told: string[] = [];
  await expect(build('exit 1', (text) => told.push(text))).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
  });
  expect(told).toEqual([
    '1/6 Looking for Python 3.10 or newer',
    '2/6 Installing componentize-py 0.25.1, which is kept for later builds',
  ]);
});

posix.each([
  { missing: 'venv', script: 'exit 1' },
  { missing: 'pip', script: 'case "$*" in *--without-pip*) exit 0;; *) exit 1;; esac' },
])('says how to get $missing where Python lacks it', async ({ missing, script }) => {
  await expect(build(script, () => {})).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
    message:
      `Expected ${join(root, 'python3')} (3.12.1) to have venv and pip, got a Python without ${missing}. ` +
      'Install them: `apt-get install python3-venv python3-pip` or the like.',
  });
});

posix('quotes pip where that fails', async () => {
  const script =
    'case "$*" in *install*) echo "ERROR: hashes do not match" >&2; exit 1;; esac\nmkdir -p "$4/bin"; cp "$0" "$4/bin/python"';
  await expect(build(script, () => {})).rejects.toMatchObject({
    code: 'BUILD_FAILED',
    message: expect.stringMatching(/to succeed, got status 1\.\nERROR: hashes do not match$/),
  });
});

posix.each(['', 'exit 1'])('leaves nothing behind when a step fails', async (script) => {
  await expect(build(script, () => {})).rejects.toMatchObject({ name: 'PungiError' });
  expect(await readdir(cache)).toEqual([]);
});

posix('leaves nothing behind when aborted in the middle', async () => {
  const controller = new AbortController();
  const abort = (text: string) => {
    if (text.startsWith('2/6')) setImmediate(() => controller.abort(new Error('enough')));
  };
  await expect(build('sleep 60', abort, controller.signal)).rejects.toThrow('enough');
  expect(await readdir(cache)).toEqual([]);
});

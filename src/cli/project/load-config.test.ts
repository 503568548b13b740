import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wrongConfigs } from './load-config.cases.ts';
import { loadConfig } from './load-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pungi-load-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, source: string): void => writeFileSync(join(folder, name), source);

test('a config is loaded with what it imports, and is named as seen from the folder', async () => {
  write('steps.ts', 'export const steps: number = 3;');
  write(
    'pungi.config.ts',
    `import { steps } from './steps.ts';
     interface Config { readonly maxSteps: number }
     export default { maxSteps: steps, sandbox: 'subprocess', limits: { timeMs: 5 } } satisfies Config & object;`,
  );
  mkdirSync(join(folder, 'below'));
  expect(await loadConfig(join(folder, 'below'))).toEqual({
    file: join('..', 'pungi.config.ts'),
    config: { maxSteps: 3, sandbox: 'subprocess', limits: { timeMs: 5 } },
  });
});

test('a sandbox may be made by a function', async () => {
  write('pungi.config.mjs', 'export default { sandbox: () => null };');
  const { config } = await loadConfig(folder);
  expect(config.sandbox).toBeTypeOf('function');
});

test('without a config there is nothing to say', async () => {
  expect(await loadConfig(folder)).toEqual({ file: null, config: {} });
});

describe('a wrong config is refused by its name', () => {
  test.each(wrongConfigs)('$title', async ({ source, message }) => {
    write('pungi.config.ts', source);
    await expect(loadConfig(folder)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message: expect.stringContaining(message),
    });
  });
});

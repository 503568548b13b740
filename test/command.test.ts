import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const pungi = (...args: string[]) => promisify(execFile)(process.execPath, [main, ...args]);

test('the command answers the sample task on stdout and shows the program on stderr', async () => {
  const { stdout, stderr } = await pungi('run', 'What is 1234 * 5678?');
  expect(stdout).toBe('7006652\n');
  expect(stderr).toContain('No model was asked');
  expect(stderr).toContain('sdk.multiply(1234, 5678)');
});

test('the command exits 2 on arguments it does not know', async () => {
  await expect(pungi('dance')).rejects.toMatchObject({ code: 2, stdout: '' });
});

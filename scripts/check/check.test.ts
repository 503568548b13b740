import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('the last line is the count, and the exit code says whether anything failed', async () => {
  const { exitCode, lines } = await finish(start(['--only', 'rules']));

  expect(lines.at(0)).toBe('Checking rules');
  expect([
    [0, '1 passed, 0 failed, 0 skipped'],
    [1, '0 passed, 1 failed, 0 skipped'],
  ]).toContainEqual([exitCode, lines.at(-1)]);
});

test.for([
  [['--only', 'everything'], {}, 'Expected --only to name some of images, '],
  [['--all'], {}, "Unknown option '--all'"],
  [['--only', 'rules'], { PUNGI_REQUIRE: 'dokcer' }, 'Expected PUNGI_REQUIRE to name only subprocess, '],
] as const)('a wrong command line or environment fails and says why: %j %j', async ([args, env, words]) => {
  const { exitCode, lines } = await finish(start(args, env));

  expect(lines.some((line) => line.startsWith(words))).toBe(true);
  expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  expect(exitCode).toBe(1);
});

test('an interrupt ends what runs', async () => {
  const check = start(['--only', 'types']);
  await once(check.stdout ?? check, 'data');
  check.kill('SIGINT');

  const { exitCode, lines } = await finish(check);

  expect(exitCode).toBe(130);
  expect(lines.filter((line) => line.includes(' passed, '))).toEqual([]);
});

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const main = join(root, 'scripts/check/main.ts');
  return spawn(process.execPath, [main, ...args], { cwd: root, env: { ...process.env, ...env } });
}

async function finish(check: ChildProcess): Promise<{ exitCode: number | null; lines: readonly string[] }> {
  let output = '';
  check.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(check, 'close');
  return { exitCode: check.exitCode, lines: output.trimEnd().split('\n') };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { probe } from '../src/sandbox/wasm/index.ts';
import { needs } from './needs.ts';

needs('wasm', await probe());

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

describe('pungi exec without --sandbox', { timeout: 180_000 }, () => {
  test.each([
    {
      source: 'print("half", end="")\n2**70',
      options: [],
      end: { code: 0, stdout: 'half\n1180591620717411303424\n', stderr: '' },
    },
    {
      source: 'while True: pass',
      options: ['--timeout', '300ms'],
      end: { code: 124, stdout: '', stderr: 'Execution timed out\n' },
    },
    {
      source: 'x = bytearray(10**9)',
      options: [],
      end: { code: 1, stdout: '', stderr: expect.stringMatching(/\nMemoryError\n$/) },
    },
  ])('runs $source in WebAssembly', async ({ source, options, end }) => {
    const child = spawn(process.execPath, [main, 'exec', '-', ...options]);
    child.stdin.end(source);
    const [[code], stdout, told] = await Promise.all([
      once(child, 'close'),
      text(child.stdout),
      text(child.stderr),
    ]);
    const stderr = told.replaceAll(/^Building the interpreter .*\n/gm, '');
    expect({ code, stdout, stderr }).toEqual(end);
  });
});

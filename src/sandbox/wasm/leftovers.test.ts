import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { probe } from './index.ts';

needs('wasm', await probe());

const host = fileURLToPath(new URL('./host.cases.ts', import.meta.url));

/** What a host that does this prints; it must come to its own end. */
async function hosted(mode: string): Promise<unknown> {
  const child = spawn(process.execPath, [host, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [[code], stdout] = await Promise.all([once(child, 'close'), text(child.stdout)]);
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

describe('a sandbox', { timeout: 180_000 }, () => {
  test('leaves no thread, timer or handle once it is disposed of', async () => {
    const { before, after } = (await hosted('disposed')) as { before: string[]; after: string[] };
    expect(after).toEqual(before);
  });

  test('ends what runs and what waits when it is disposed of', async () => {
    expect(await hosted('inTheMiddle')).toEqual([
      ['stopped', 'aborted'],
      ['stopped', 'unavailable'],
    ]);
  });

  test('keeps no process alive that forgot it', async () => {
    expect(await hosted('left')).toBe(2);
  });
});

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { archiveOf } from './archive.ts';

test('an archive is what tar reads', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const archive = archiveOf(
    new Map([
      ['Dockerfile', bytes('FROM x\n')],
      ['guest/empty.py', bytes('')],
      ['guest/long.py', bytes('x'.repeat(600))],
    ]),
  );
  const list = execFileSync('tar', ['-tv', '--numeric-owner', '--utc'], { input: archive, encoding: 'utf8' });
  expect(list.split('\n')).toEqual([
    '-rw-r--r-- 0/0               7 1970-01-01 00:00 Dockerfile',
    '-rw-r--r-- 0/0               0 1970-01-01 00:00 guest/empty.py',
    '-rw-r--r-- 0/0             600 1970-01-01 00:00 guest/long.py',
    '',
  ]);
  expect(execFileSync('tar', ['-xO', 'Dockerfile'], { input: archive, encoding: 'utf8' })).toBe('FROM x\n');
});

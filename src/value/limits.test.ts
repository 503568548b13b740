import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PungiError } from '../errors/index.ts';
import { defaultLimits, type Limits, resolveLimits } from './limits.ts';
import { valueLimits } from './value-limits.ts';

test('limits not named take their defaults', () => {
  expect(resolveLimits({ depth: 300 })).toEqual({ ...defaultLimits, depth: 300 });
});

test.each([
  [{ depth: 301 }, 'Expected `limits.depth` to be at most 300, got 301 (number).'],
  [{ timeMs: 2 ** 31 }, 'Expected `limits.timeMs` to be at most 2147483647, got 2147483648 (number).'],
  [{ wallMs: 2 ** 31 }, 'Expected `limits.wallMs` to be at most 2147483647, got 2147483648 (number).'],
  [
    { approvalMs: 2 ** 31 },
    'Expected `limits.approvalMs` to be at most 2147483647, got 2147483648 (number).',
  ],
  [{ timeMs: '5s' }, 'Expected `limits.timeMs` to be a positive integer, got "5s" (string).'],
  [{ calls: 0 }, 'Expected `limits.calls` to be a positive integer, got 0 (number).'],
  [{ calls: 1.5 }, 'Expected `limits.calls` to be a positive integer, got 1.5 (number).'],
  [{ calls: Object.create(null) }, 'Expected `limits.calls` to be a positive integer, got an object.'],
  [null, 'Expected `limits` to be an object, got null.'],
  ['5s', 'Expected `limits` to be an object, got "5s" (string).'],
  [
    { time: 5 },
    `Expected options with known names, got \`limits.time\`; known are ${Object.keys(defaultLimits).join(', ')}.`,
  ],
])('limits that cannot hold are refused: %j', (given, message) => {
  const act = () => resolveLimits(given as Partial<Limits>);

  expect(act).toThrow(new PungiError(message, { code: 'INVALID_OPTION' }));
});

test('all stand on the page of the guest, with their defaults', () => {
  const page = readFileSync(new URL('../../docs/guest.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+)( [KM]iB)? \|/gm)];
  const factor = { '': 1, ' KiB': 1024, ' MiB': 1024 * 1024 };
  const shown = rows.map(([, name = '', number = '', unit = '']) => [
    name,
    Number(number.replaceAll(',', '')) * factor[unit as keyof typeof factor],
  ]);
  expect(Object.fromEntries(shown)).toEqual(defaultLimits);
});

test('one value is bounded by depth and frame', () => {
  expect(valueLimits(defaultLimits)).toEqual({ depth: 100, bytes: 16 * 1024 * 1024, count: 2_000_000 });
});

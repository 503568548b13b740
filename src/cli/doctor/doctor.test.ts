import { describe, expect, test } from 'vitest';
import type { Probe, Sandbox } from '../../sandbox/index.ts';
import { plain } from '../output/paint.ts';
import type { Rung } from '../rungs.ts';
import { examine, type RungReport } from './examine.ts';
import { idleSandbox } from './idle-sandbox.cases.ts';
import { needsOf } from './needs-of.ts';
import { reportText } from './report-text.ts';

const rung = (probe: Probe, make: () => Sandbox = idleSandbox): Rung => ({
  isolation: 'kernel',
  open: async () => ({ probe: async () => probe, make }),
});
const usable = { usable: true, version: '3.14.0' } as const;

describe('examine', () => {
  test('lists a rung that is not built, in the names that scripts rely on', async () => {
    expect(await examine('docker', { isolation: 'kernel', open: null })).toEqual({
      ...{ name: 'docker', usable: false, reason: 'It is not built in this version.', isolation: 'kernel' },
    });
  });

  test('says why one does not work here, and what helps', async () => {
    const probe = { usable: false, reason: 'No socket.', remedy: 'Start it.' } as const;
    expect(await examine('docker', rung(probe))).toEqual({
      ...{ name: 'docker', usable: false, reason: 'No socket.', remedy: 'Start it.', isolation: 'kernel' },
    });
  });

  test('makes nothing that takes a minute: it says so instead', async () => {
    const setup = { reason: 'No image yet.', remedy: 'Build it.' };
    const made = rung({ ...usable, setup }, () => {
      throw new Error('It was started.');
    });
    expect(await examine('wasm', made)).toEqual({
      ...{ name: 'wasm', usable: true, reason: 'No image yet.', remedy: 'Build it.' },
      ...{ isolation: 'kernel', version: '3.14.0' },
    });
  });

  test('measures one that works', async () => {
    expect(await examine('docker', rung(usable))).toEqual({
      ...{ name: 'docker', usable: true, isolation: 'kernel', version: '3.14.0' },
      ...{ startMs: expect.any(Number), freshMs: expect.any(Number) },
    });
  });

  test('believes what happens more than the probe, and tells of it', async () => {
    const broken = rung(usable, () => {
      throw new Error('No such device.');
    });
    expect(await examine('docker', broken)).toEqual({
      ...{ name: 'docker', usable: false, reason: 'No such device.', isolation: 'kernel' },
    });
    const unloadable: Rung = { isolation: 'vm', open: () => Promise.reject(new Error('No such package.')) };
    expect(await examine('e2b', unloadable)).toEqual({
      ...{ name: 'e2b', usable: false, reason: 'No such package.', isolation: 'vm' },
    });
  });
});

const reports: readonly RungReport[] = [
  { name: 'subprocess', usable: true, isolation: 'none', version: '3.12.1', startMs: 41.5, freshMs: 3 },
  {
    name: 'wasm',
    usable: true,
    isolation: 'wasm',
    version: '3.14.0',
    reason: 'No image.',
    remedy: 'Build it.',
  },
  { name: 'e2b', usable: false, isolation: 'vm', reason: 'Not\u001b[2Jhere.' },
];

test('the table has a row for each rung, and under it what it lacks; nothing in it moves the cursor', () => {
  expect(reportText(reports, [{ name: 'Node', fine: true, text: 'v24.0.0' }], plain)).toBe(
    [
      '   sandbox     isolation  version  start    fresh',
      '✓  subprocess  none       3.12.1   41.5 ms  3 ms',
      '✓  wasm        wasm       3.14.0',
      '    No image.',
      '    Build it.',
      '✗  e2b         vm',
      '    Not\\x1b[2Jhere.',
      '',
      '✓  Node  v24.0.0\n',
    ].join('\n'),
  );
});

test('keys are named, and their values never shown', () => {
  const environment = { ANTHROPIC_API_KEY: 'sk-secret', OPENAI_API_KEY: ' ', OLLAMA_HOST: 'http://secret' };
  const needs = needsOf(reports, environment);
  expect(JSON.stringify(needs)).not.toContain('secret');
  expect(needs).toEqual([
    { name: 'Node', fine: true, text: process.version },
    { name: 'python3', fine: true, text: '3.12.1' },
    { name: 'WebAssembly image', fine: false, text: 'not built' },
    { name: 'model keys', fine: true, text: 'ANTHROPIC_API_KEY, OLLAMA_HOST' },
    { name: 'web search keys', fine: false, text: 'none set: the sample library is searched' },
  ]);
});

test('without Python, says what still works', () => {
  expect(needsOf([], {}).slice(1)).toEqual([
    {
      ...{ name: 'python3', fine: false },
      text: 'none from 3.11 on: only sandboxes that bring their own work',
    },
    { name: 'WebAssembly image', fine: false, text: 'not built' },
    { name: 'model keys', fine: false, text: 'none set: `pungi run` replays its demo' },
    { name: 'web search keys', fine: false, text: 'none set: the sample library is searched' },
  ]);
});

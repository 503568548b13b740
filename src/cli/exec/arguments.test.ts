import { describe, expect, test } from 'vitest';
import { readDuration } from './duration.ts';
import { readExecOptions } from './exec-options.ts';

describe('readDuration', () => {
  test.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['1.5m', 90_000],
    ['1h', 3_600_000],
    ['0.4s', 400],
  ])('%s', (text, ms) => {
    expect(readDuration('--timeout', text)).toBe(ms);
  });

  test.each(['', '10', 's', '-1s', '0s', '0.1ms', '1 s', '10 seconds', '1e3s', 'Infinitys', '9999999999s'])(
    'refuses %j',
    (text) => {
      expect(() => readDuration('--timeout', text)).toThrow(
        `Expected \`--timeout\` to be a duration such as 500ms, 10s or 2m, got ${JSON.stringify(text)}.`,
      );
    },
  );
});

describe('readExecOptions', () => {
  test('fills in what was left out', () => {
    expect(readExecOptions(['p.py'])).toEqual({
      program: 'p.py',
      sandbox: null,
      sdk: null,
      timeMs: null,
      yes: false,
      json: false,
      quiet: false,
      check: true,
    });
  });

  test('reads every option, wherever it stands', () => {
    const args = [
      '--json',
      '--sandbox',
      'subprocess',
      '-',
      '--sdk=s.ts',
      '--timeout',
      '2s',
      '--no-check',
      '--yes',
      '--quiet',
    ];
    expect(readExecOptions(args)).toEqual({
      program: '-',
      sandbox: 'subprocess',
      sdk: 's.ts',
      timeMs: 2_000,
      yes: true,
      json: true,
      quiet: true,
      check: false,
    });
  });

  test.each([
    [[], 'Expected one program, a path or - for stdin, got 0.'],
    [['a', 'b'], 'Expected one program, a path or - for stdin, got 2.'],
    [['a', '--sandbox', 'none'], /^Expected `--sandbox` to be subprocess.* or \w+, got "none"\.$/],
    [['a', '--fast'], "Unknown option '--fast'. Known are --sandbox, --sdk, "],
    [['a', '--sandbx', 'wasm'], "Unknown option '--sandbx'. Did you mean --sandbox?"],
    [['a', '--sandbox', 'wsam'], 'got "wsam". Did you mean wasm?'],
    [['a', '--sandbox', 'e2b'], 'The sandbox e2b is not built in this version; there is subprocess'],
    [['a', '--timeout'], "Option '--timeout <value>' argument missing"],
  ])('refuses %j', (args, message) => {
    expect(() => readExecOptions(args)).toThrow(message);
  });
});

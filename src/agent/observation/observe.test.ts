import { describe, expect, test } from 'vitest';
import { call, observations, observing, outcome } from './observe.cases.ts';
import { observe } from './observe.ts';

test.each(observations)('the model is told of %s', (_, over, text) => {
  expect(observe(outcome(over), observing)).toEqual({ text, last: null });
});

test('notes stand last', () => {
  const { text } = observe(outcome({ stdout: 'a' }), { ...observing, notes: ['One.', 'Two.'] });
  expect(text).toBe('Output:\na\nNote: One.\nNote: Two.');
});

describe('long lists', () => {
  test('of variables are counted from the twentieth on, their previews cut', () => {
    const variables = Array.from({ length: 23 }, (_, index) => ({
      ...{ name: `v${index}`, type: 'str', preview: 'x'.repeat(500) },
    }));
    const lines = observe(outcome({ variables }), observing).text.split('\n');
    expect(lines).toHaveLength(23);
    expect(lines[2]).toBe(`  v0: str = ${'x'.repeat(100)}…`);
    expect(lines.at(-1)).toBe('  … and 3 more');
  });

  test('of what is not kept likewise', () => {
    const notCarried = Array.from({ length: 21 }, (_, index) => ({ name: `v${index}`, reason: 'no' }));
    expect(observe(outcome({ notCarried }), observing).text).toContain('\n  v19: no\n  … and 1 more');
  });

  test('of writes and finished calls are cut, too', () => {
    const calls = Array.from({ length: 22 }, (_, line) =>
      call({ name: 'send', line, input: { x: 'y'.repeat(300) } }),
    );
    const error = { type: 'E', message: 'm', traceback: '', line: null };
    const { text } = observe(outcome({ status: 'failed', error, calls }), {
      ...observing,
      mostCharacters: 20_000,
    });
    expect(text).toContain('Error: m\nFinished before that: 2 more, then send (line 2), ');
    expect(text).toContain(`\n  send("x":"${'y'.repeat(155)}…)\n`);
    expect(text.endsWith('\n  … and 2 more')).toBe(true);
  });
});

describe('one budget holds for all', () => {
  const long = outcome({
    stdout: `begin${'x'.repeat(5_000)}end`,
    shown: 'y'.repeat(5_000),
    value: 'y'.repeat(5_000),
    variables: [{ name: 'n', type: 'int', preview: '1' }],
  });

  test('what is short stays whole, what is long keeps head and tail', () => {
    const { text } = observe(long, observing);
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(text.length).toBeGreaterThan(3_900);
    expect(text.startsWith('Output:\nbeginxxx')).toBe(true);
    expect(text).toContain('xxxend\nValue: yyy');
    expect(text).toContain('\nVariables left for the next program:\n  n: int = 1\n');
  });

  test('what was cut is kept for the next program, and the model is told where', () => {
    const { text, last } = observe(long, observing);
    expect(last).toEqual({ value: long.value, output: long.stdout });
    expect(text.split('\n').at(-1)).toBe(
      'Note: some of this was cut. In the next program `sdk.last_output` holds all that was printed, `sdk.last_value` the value.',
    );
  });

  test('a cut of what is neither text nor value is told as well', () => {
    const shown = 'z'.repeat(5_000);
    const { text, last } = observe(outcome({ shown }), observing);
    expect(text.split('\n').at(-1)).toBe('Note: some of this was cut.');
    expect(last).toEqual({ value: null, output: '' });
  });

  test('whatever is in it', () => {
    const notes = Array.from({ length: 2_000 }, () => 'note');
    expect(observe(long, { ...observing, notes, mostCharacters: 1_000 }).text.length).toBeLessThanOrEqual(
      1_000,
    );
  });
});

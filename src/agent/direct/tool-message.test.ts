import { expect, test } from 'vitest';
import { toolMessage } from './tool-message.ts';

const results = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ id: `call_${index}`, name: 'search', text }));

test('results stand as they are where they fit; notes stand in the last', () => {
  expect(toolMessage(results('1', '2'), 100, ['Look.'])).toEqual({
    role: 'tool',
    results: results('1', '2\nNote: Look.'),
    cache: true,
  });
});

test('results that do not fit share the room, short ones first', () => {
  const { results: told } = toolMessage(results('x'.repeat(900), 'y', 'z'.repeat(900)), 600, ['Look.']);
  const [first = '', second, third = ''] = told.map(({ text }) => text);
  expect(first).toMatch(/^x+\n… \(\d+ characters are cut\) …\nx+$/);
  expect(second).toBe('y');
  expect(third).toMatch(/z\nNote: Some of this was cut: ask for less at a time\.\nNote: Look\.$/);
  expect(first.length + third.length + 1).toBeLessThanOrEqual(600);
  expect(first.length + third.length + 1).toBeGreaterThan(590);
});

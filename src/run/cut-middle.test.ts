import { expect, test } from 'vitest';
import { cutMiddle } from './cut-middle.ts';

const mark = (count: number) => `\n… (${count} characters are cut) …\n`;

test('a text that fits stays as it is', () => {
  expect(cutMiddle('abc', 3)).toEqual({ text: 'abc', isCut: false });
  expect(cutMiddle('', 0)).toEqual({ text: '', isCut: false });
});

test('head and tail of a longer one stay, within the room', () => {
  const { text, isCut } = cutMiddle(`head${'x'.repeat(200)}tail`, 60);
  expect(text).toBe(`head${'x'.repeat(11)}${mark(178)}${'x'.repeat(11)}tail`);
  expect([text.length, isCut]).toEqual([60, true]);
});

test('without room for the mark the head stays', () => {
  expect(cutMiddle('abcdefgh'.repeat(10), 5)).toEqual({ text: 'abcde', isCut: true });
  expect(cutMiddle('abc', 0)).toEqual({ text: '', isCut: true });
});

test('no character is cut in half', () => {
  const faces = '😀'.repeat(100);
  for (let most = 0; most < 120; most += 1) {
    const { text } = cutMiddle(faces, most);
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThanOrEqual(most);
  }
});

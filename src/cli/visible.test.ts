import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test.each([
  ['plain\ttext\n', 'plain\ttext\n'],
  ['a\r\nb', 'a\nb'],
  ['é 😀 שלום', 'é 😀 שלום'],
  // Each of these writes over what stands on the terminal already: a question, a name, an amount.
  ['\u001b[2K\u001b[1AAllow nothing?', '\\x1b[2K\\x1b[1AAllow nothing?'],
  ['pay 1\rpay 9', 'pay 1\\x0dpay 9'],
  ['ab\b\bcd', 'ab\\x08\\x08cd'],
  ['\u009b2J', '\\x9b2J'],
  ['user\u202eexe.gpj', 'user\\u202eexe.gpj'],
  ['a\u2028b', 'a\\u2028b'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

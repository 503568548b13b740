import { describe, expect, test } from 'vitest';
import { cleanText, cutText, describeWith, docstring, oneLine, summaryOf } from './prose.ts';

describe('cleanText', () => {
  test.each([
    ['plain text', 'Search.', 'Search.'],
    ['lines', ' one  \r\n\r\n  two\r', 'one\n\n  two'],
    ['tabs', 'a\tb', 'a    b'],
    ['what nobody sees', 'a\u0000\u200b\u202e\u{e0041}b', 'ab'],
    ['half a character', 'a\udc00b', 'ab'],
    ['whole characters beyond the basic plane', '🎉 ünï', '🎉 ünï'],
    ['endings of a docstring', 'x = """a"""', "x = '''a'''"],
    ['fences', '```python', "'''python"],
  ])('makes %s safe', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

describe('oneLine', () => {
  test('leaves no break', () => expect(oneLine(' a\n\n b\u2028c\tc ')).toBe('a b c c'));
});

describe('summaryOf', () => {
  test.each([
    ['the first sentence', 'Search the web. Slow.', 'Search the web.'],
    ['a sentence with an abbreviation', 'Search, e.g. the web. Slow.', 'Search, e.g. the web.'],
    ['the first line', 'Search the web\nSlow', 'Search the web'],
    ['nothing', '', ''],
    ['a number with a point', 'Uses 1.5 units', 'Uses 1.5 units'],
  ])('is %s', (_, text, summary) => {
    expect(summaryOf(text)).toBe(summary);
  });

  test('is cut where it is long, never within a character', () => {
    expect(summaryOf('a'.repeat(200))).toBe(`${'a'.repeat(119)}…`);
    expect(summaryOf(`${'a'.repeat(118)}🎉🎉`)).toBe(`${'a'.repeat(118)}…`);
  });
});

describe('cutText', () => {
  test('leaves no half character and no blank at its end', () => {
    expect(cutText('a🎉', 2)).toBe('a');
    expect(cutText('a b', 2)).toBe('a');
  });
});

describe('describeWith', () => {
  test.each([
    ['', [], ''],
    ['How many.', [], 'How many.'],
    ['How many.', ['1 to 5', ''], 'How many; 1 to 5'],
    [' ', ['1 to 5', 'even'], '1 to 5, even'],
  ])('joins %j and %j', (description, notes, text) => {
    expect(describeWith(description, notes)).toBe(text);
  });
});

describe('docstring', () => {
  test.each([
    ['one line', ['One.'], '    """One."""'],
    ['several lines', ['One.', '', 'Two.'], '    """One.\n\n    Two."""'],
    ['a quote at the end', ['say "x"'], '    """say "x"\n    """'],
    ['a backslash', ['^\\d$'], '    r"""^\\d$"""'],
    ['a backslash at the end', ['x\\'], '    r"""x\\\n    """'],
  ])('closes %s', (_, lines, text) => {
    expect(docstring(lines)).toBe(text);
  });
});

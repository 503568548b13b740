import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soak } from '../../test/soak.ts';
import { extractCases } from './extract.cases.ts';
import { extractProgram } from './index.ts';

describe('extractProgram', () => {
  test.each(extractCases)('reads $title', ({ reply, expected, parses = true, cutOff = false }) => {
    expect(extractProgram(reply, { parses: () => parses, functions: ['search'], cutOff })).toEqual(expected);
  });

  test('asks nothing but the reply: without options, unmarked code that calls no SDK is an answer', () => {
    expect(extractProgram('print(1)')).toEqual({ status: 'answer', text: 'print(1)' });
    expect(extractProgram('```\nprint(1)\n```')).toEqual({ status: 'answer', text: '```\nprint(1)\n```' });
  });

  test('asks the parser about sources that no fence or tag is left in', () => {
    const asked: string[] = [];
    const parses = (source: string): boolean => asked.push(source) === 0;
    extractProgram('x = f(1)<|im_end|>', { parses });
    extractProgram('```\nx = f(2)\n```', { parses });
    expect(asked).toEqual(['x = f(1)', 'x = f(2)\n']);
  });
});

const shards = [
  '```',
  '````',
  '~~~',
  '```python\n',
  '`',
  '"""',
  "'''",
  '"',
  "'",
  '\\',
  '#',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '> ',
  '<think>',
  '</think>',
  '<code>',
  '</code>',
  '<|im_end|>',
  '</s>',
  'Output:',
  'sdk.search(',
  ')',
  '{"name": "x", "args": {}}',
  '>>> ',
  'python',
  'x = 1',
  '\u200b',
  '\uD800',
];

describe('extractProgram on anything', () => {
  const pieces = fc.oneof(fc.constantFrom(...shards), fc.string({ unit: 'binary', maxLength: 5 }));
  const replies = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

  test('never throws, and what it takes out is clean', () => {
    fc.assert(
      fc.property(replies, fc.boolean(), (reply, parses) => {
        const extracted = extractProgram(reply, { parses: () => parses, functions: ['search'] });
        if (extracted.status !== 'program') return;
        expect(extracted.source).toMatch(/\S\n$/);
        expect(extracted.source).not.toMatch(/\r|\u200b/);
      }),
      soak(2_000),
    );
  });

  test('a program in a proper block comes out as it went in, whatever words stand around it', () => {
    const words = fc
      .stringMatching(/^[A-Za-z ,.]{0,40}$/)
      .filter((text) => !/^\s*(?:output|result)/i.test(text));
    const lines = fc.array(fc.constantFrom('x = 1', 'sdk.search("a")', '# ok', 'y = """```"""'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, lines, words, (before, program, after) => {
        const source = `${program.join('\n')}\n`;
        const extracted = extractProgram(`${before}\n\`\`\`python\n${source}\`\`\`\n${after}`);
        expect(extracted).toEqual({ status: 'program', source, notes: [] });
      }),
      soak(500),
    );
  });
});

describe('extractProgram on what is made to take long', () => {
  // Where time grew with the square of the length, each of these would run into the time limit of the test.
  const units: readonly string[] = [
    ...shards,
    "```\n\\'''\n```\n",
    '```\n"""\n',
    '```python\n```\n',
    '```\nx = 1\n```\n',
    '<think>\n</think>',
    'x</think>\n',
    '``` python ``` ',
    '`'.repeat(50).concat('\n'),
    'a = b = ',
    '( ',
    '[{"id":',
    '{"function":',
    '> > ',
    'Code:\n',
    '</s> ',
  ];

  test.each(units)('is done soon with %j over and over', (unit) => {
    const reply = unit.repeat(Math.ceil(100_000 / unit.length));
    for (const text of [reply, `\`\`\`python\n${reply}`, `\`\`\`\n${reply}\n\`\`\``, `<think>${reply}`]) {
      const extracted = extractProgram(text, { parses: () => true, functions: ['search'] });
      expect(['program', 'answer', 'refused']).toContain(extracted.status);
    }
  });

  test.each(['```python\n```\n', '```\nx = 1\n```\n', '[{"id":', 'x</think>\n', ' '])(
    'is done soon with a megabyte of %j',
    (unit) => {
      const extracted = extractProgram(unit.repeat(Math.ceil(1_000_000 / unit.length)));
      expect(['program', 'answer', 'refused']).toContain(extracted.status);
    },
  );

  test('is done soon where each fence is shorter than the one before', () => {
    const fences = Array.from({ length: 1_400 }, (_, index) => '`'.repeat(1_403 - index)).join('\n');
    expect(extractProgram(fences).status).toBe('refused');
  });
});

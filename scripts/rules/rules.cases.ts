/** A source with, on the lines that are listed, what a rule says of it. */
export interface RuleCase {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly found: readonly (readonly [line: number, message: string])[];
}

const lines = (count: number, text = '  step();'): string => `${text}\n`.repeat(count);

/** The word of a suppression, from two pieces, so that this file holds none. */
const word = (start: string, end: string): string => `${start}${end}`;

/** A comment over several lines: the word stands in its middle. */
const inBlock = { path: 'bench/a.ts', open: '/*\n * ' };

export const functionLinesCases: readonly RuleCase[] = [
  {
    title: 'a test body of 41 lines is too long',
    path: 'src/a.test.ts',
    text: `test('x', () => {\n${lines(39)}});\n`,
    found: [[1, 'Expected a function of at most 40 lines, got 41.']],
  },
  {
    title: 'a test body of 40 lines is not',
    path: 'src/a.test.ts',
    text: `test('x', () => {\n${lines(38)}});\n`,
    found: [],
  },
  {
    title: 'a describe callback may be of any length',
    path: 'src/a.test.ts',
    text: `describe('x', () => {\n${lines(300)}});\n`,
    found: [],
  },
  {
    title: 'so may that of a table of chapters',
    path: 'src/a.test.ts',
    text: `describe.each([1, 2])('x', function () {\n${lines(300)}});\n`,
    found: [],
  },
  {
    title: 'what stands in a chapter counts',
    path: 'src/a.test.ts',
    text: `describe('x', () => {\n  beforeEach(() => {\n${lines(39)}  });\n});\n`,
    found: [[2, 'Expected a function of at most 40 lines, got 41.']],
  },
  {
    title: 'so do named functions and methods of a test',
    path: 'src/a.test.ts',
    text: `function x() {\n${lines(39)}}\nclass Y {\n  z() {\n${lines(40)}  }\n}\n`,
    found: [
      [1, 'Expected a function of at most 40 lines, got 41.'],
      [43, 'Expected a function of at most 40 lines, got 42.'],
    ],
  },
  {
    title: 'other files are left to biome',
    path: 'src/a.ts',
    text: `function x() {\n${lines(60)}}\n`,
    found: [],
  },
];

export const suppressionCases: readonly RuleCase[] = [
  ...[
    word('biome', '-ignore'),
    word('@ts', '-ignore'),
    word('@ts', '-nocheck'),
    word('@ts', '-expect-error'),
    word('eslint', '-disable'),
    word('v8', ' ignore'),
  ].flatMap((found) => [suppressed(found, { path: 'src/a.ts', open: '// ' }), suppressed(found, inBlock)]),
  ...[
    word('no', 'qa'),
    word('NO', 'QA'),
    word('type:', ' ignore'),
    word('pyright', ':'),
    word('ruff', ':'),
    word('fmt', ':'),
    word('pylint', ':'),
    word('pragma:', ' no cover'),
  ].map((found) => suppressed(found, { path: 'guest/a.py', open: '# ' })),
  {
    title: 'a type test may expect an error',
    path: 'src/a.test-d.ts',
    text: word('// @ts', '-expect-error'),
    found: [],
  },
  {
    title: 'a type test may ignore nothing',
    path: 'src/a.test-d.ts',
    text: word('// @ts', '-ignore'),
    found: [[1, `Expected no suppression, got "${word('@ts', '-ignore')}": mend what it hides.`]],
  },
  {
    title: 'a string of TypeScript may hold a comment of Python',
    path: 'src/a.ts',
    text: word("const stub = '# pyright", ": basic';"),
    found: [],
  },
];

export const skippedTestCases: readonly RuleCase[] = [
  ...['test.skip', 'it.only', 'test.todo', 'describe.skipIf', 'test.runIf', 'test.concurrent.skip'].map(
    (name): RuleCase => ({
      title: `${name} is refused`,
      path: 'test/a.test.ts',
      text: `\n${name}('x', () => {});\n`,
      found: [[2, `Expected a test that runs or \`needs\` something, got \`${name}\`.`]],
    }),
  ),
  { title: 'a table of tests is fine', path: 'test/a.test.ts', text: "test.for([1])('x', f);", found: [] },
  { title: 'other objects may skip', path: 'test/a.test.ts', text: 'reader.skip(3);', found: [] },
];

export const fileLinesCases: readonly RuleCase[] = [
  { title: 'a Python file of 250 lines is fine', path: 'guest/a.py', text: lines(250, 'x = 1'), found: [] },
  {
    title: 'one of 251 lines is too long',
    path: 'guest/a.py',
    text: lines(251, 'x = 1'),
    found: [[251, 'Expected a file of at most 250 lines, got 251.']],
  },
  { title: 'other files are left to biome', path: 'src/a.ts', text: lines(300), found: [] },
];

function suppressed(found: string, { path, open }: { path: string; open: string }): RuleCase {
  const line = open.split('\n').length + 1;
  const message = `Expected no suppression, got "${found}": mend what it hides.`;
  return {
    title: `${open.trim()} ${found} is refused`,
    path,
    text: `first = 1\n${open}${found} why\n`,
    found: [[line, message]],
  };
}

/** A line of Python with the one code that ruff must give it; null where it must say nothing. */
export interface RuffCase {
  readonly title: string;
  readonly source: string;
  readonly code: string | null;
}

const body = (count: number, line: string): string => `    ${line}\n`.repeat(count);

export const ruffCases: readonly RuffCase[] = [
  { title: 'typed, used and short', source: 'def double(n: int) -> int:\n    return n * 2\n', code: null },
  { title: 'a syntax error', source: 'def\n', code: 'invalid-syntax' },
  { title: 'an unused import', source: 'import os\n', code: 'F401' },
  { title: 'an unknown name', source: 'print(nobody)\n', code: 'F821' },
  { title: 'a missing type', source: 'def double(n) -> int:\n    return n * 2\n', code: 'ANN001' },
  { title: 'a mutable default', source: 'def f(x: list[int] = []) -> None:\n    x.clear()\n', code: 'B006' },
  { title: 'a bare except', source: 'try:\n    print()\nexcept:\n    print()\n', code: 'E722' },
  {
    title: 'an argument that hides a builtin',
    source: 'def f(id: int) -> int:\n    return id\n',
    code: 'A002',
  },
  { title: 'an unused argument', source: 'def f(x: int) -> None:\n    return\n', code: 'ARG001' },
  { title: 'a commented line of code', source: '# x = print(1)\n', code: 'ERA001' },
  { title: 'an old spelling', source: 'print("a".encode("utf-8"))\n', code: 'UP012' },
  {
    title: 'more than 40 statements',
    source: `def f() -> None:\n${body(41, 'print()')}`,
    code: 'PLR0915',
  },
  {
    title: 'more than five arguments',
    source:
      'def f(a: int, b: int, c: int, *, d: int, e: int, f: int) -> int:\n    return a + b + c + d + e + f\n',
    code: 'PLR0913',
  },
  {
    title: 'more than ten ways',
    source: `def f(x: int) -> None:\n${body(10, 'if x:\n        print(x)')}`,
    code: 'C901',
  },
  { title: 'a line over 110 columns', source: `x = "${'x'.repeat(110)}"\n`, code: 'E501' },
];

import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** What a program shows: its last expression, its variables, its output. */
export const shown: readonly ConformanceCase[] = [
  {
    name: 'the value of a last expression is kept and nothing is printed',
    covers: ['shown'],
    program: 'x = 20\nx * 2 + 2',
    expect: { value: 42, stdout: '' },
  },
  {
    name: 'the value of a last expression crosses exactly',
    covers: ['shown', 'values'],
    program: '{"n": 2**70, "f": -0.0, "t": (1, "é"), "r": sdk.search("x", 1)[0].title}',
    expect: { value: { n: 1180591620717411303424n, f: -0, t: [1, 'é'], r: 'Old benchmarks' } },
  },
  {
    name: 'a last expression that awaits is shown',
    covers: ['shown', 'await'],
    program: 'await sdk.aio.double(4)',
    expect: { value: 8 },
  },
  {
    name: 'a last statement that is no expression shows nothing',
    covers: ['shown', 'silent'],
    program: 'x = 1',
    expect: { variables: { x: 'int' } },
  },
  {
    name: 'the value of an expression in the middle is not shown',
    covers: ['shown'],
    program: '1 + 1\nif True:\n    2 + 2',
    expect: { stdout: '' },
  },
  {
    name: 'a last expression whose repr raises does not fail the program',
    covers: ['shown'],
    program: python`
      class Odd:
          def __repr__(self): raise ValueError("no repr")
      Odd()
    `,
    expect: { stdout: '' },
  },
  {
    name: 'a silent program tells its variables and their types',
    covers: ['silent'],
    program: python`
      import math
      count, names = 3, ["a"]
      results = sdk.search("x")
      def helper(): pass
      class Thing: pass
      thing = Thing()
    `,
    expect: { variables: { count: 'int', names: 'list', results: 'list', thing: 'Thing' } },
  },
  {
    name: 'a variable whose repr is hostile is told all the same',
    covers: ['silent'],
    program: python`
      class Odd:
          def __repr__(self): raise BaseException("no")
          def __str__(self): return 1
          @property
          def __class__(self): raise ValueError("no class")
      odd, even = Odd(), 2
    `,
    expect: { variables: { odd: 'Odd', even: 'int' } },
  },
  {
    name: 'output comes exactly, by stream',
    importPolicy: 'all',
    covers: ['output'],
    program: python`
      import sys
      print("a", 1, None, sep="|", end="!\n")
      print("é 😀 \u2028", end="")
      print(file=sys.stderr)
      sys.stderr.write("err\r\n")
      sys.stdout.write("\ttab\x00nul\n")
      print("flushed", flush=True)
      print(*range(3), sep="\n")
    `,
    expect: { stdout: 'a|1|None!\né 😀 \u2028\ttab\0nul\nflushed\n0\n1\n2\n', stderr: '\nerr\r\n' },
  },
  {
    name: 'a lone surrogate is printed in its place as something else, and nothing fails',
    covers: ['output'],
    program: 'print("a\\ud800b")\nprint("c")',
    expect: { stdout: /^a.+b\nc\n$/u },
  },
  {
    name: 'output written as bytes to the buffer comes through',
    covers: ['output'],
    program:
      'import sys\nsys.stdout.buffer.write("é\\n".encode())\nsys.stdout.flush()\nprint(sys.stdout.encoding.lower())',
    importPolicy: 'all',
    expect: { stdout: 'é\nutf-8\n' },
  },
  {
    name: 'output redirected by the program is the program’s',
    covers: ['output'],
    program: python`
      import io, contextlib
      with contextlib.redirect_stdout(io.StringIO()) as caught:
          print("inside")
      print("outside", caught.getvalue().strip())
    `,
    importPolicy: 'all',
    expect: { stdout: 'outside inside\n' },
  },
  {
    name: 'standard streams say what they are',
    covers: ['output'],
    program:
      'import sys\nprint(sys.stdout.isatty(), sys.stdout.writable(), sys.stdout.readable(), sys.stdin.read() == "")',
    importPolicy: 'all',
    expect: { stdout: 'False True False True\n' },
  },
  {
    name: 'warnings go to stderr with the program’s line',
    covers: ['output'],
    program: 'import warnings\n\nwarnings.warn("careful")',
    importPolicy: 'all',
    expect: { stderr: /:3: UserWarning: careful/ },
  },
  {
    name: 'output beyond the limit is cut with a notice and the program goes on',
    covers: ['limit-output'],
    limits: { outputBytes: 1_000 },
    program: 'for n in range(10_000): print("line", n)\nsdk.final_answer("yes")',
    expect: { answer: 'yes', stdout: /^line 0\nline 1\n[\s\S]{500,1500}$/, stderr: /^/ },
  },
  {
    name: 'one line longer than the limit is cut within its characters',
    covers: ['limit-output'],
    limits: { outputBytes: 1_000 },
    program: 'print("é" * 100_000)\nprint("on")\n1 + 1',
    expect: { value: 2, stdout: /^é{100,500}[^\ufffd]*$/u, stderr: /^/ },
  },
  {
    name: 'a million prints are cut in time',
    covers: ['limit-output'],
    program: 'for n in range(1_000_000): print(n)\nsdk.final_answer("yes")',
    expect: { answer: 'yes', stdout: /^0\n1\n2\n[\s\S]*$/, stderr: /^/ },
  },
];

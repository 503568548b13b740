import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** Output is at most a little more than its limit, whatever the end. */
const cut: EscapeCase['ends'] = [{ status: 'any', stdout: /^[\s\S]{0,6000}$/, stderr: /^[\s\S]{0,6000}$/ }];

const flooding = (name: string, program: string, ends: EscapeCase['ends'] = cut): EscapeCase => ({
  name,
  class: 'floods',
  limits: { outputBytes: 5_000, timeMs: 400, memoryBytes: 256 * 1024 * 1024 },
  program,
  ends,
});

/** More than anyone can hold. */
export const floods: readonly EscapeCase[] = [
  flooding('printing without end is cut and stopped', 'while True: print("flood")'),
  flooding('printing without a newline is cut and stopped', 'while True: print("flood", end="")'),
  flooding('printing with flush is cut and stopped', 'while True: print("x", flush=True)'),
  flooding('a flood on stderr is cut and stopped', 'import sys\nwhile True: sys.stderr.write("x" * 1_000)'),
  flooding(
    'floods on both streams together are cut and stopped',
    'import sys\nwhile True:\n    print("o")\n    print("e", file=sys.stderr)',
  ),
  flooding('one write of a hundred megabytes is cut', 'import sys\nsys.stdout.write("x" * 100_000_000)'),
  flooding(
    'bytes written below Python are cut or dropped',
    'import os\nwhile True:\n    os.write(1, b"raw" * 1_000)\n    os.write(2, b"raw" * 1_000)',
    [...cut],
  ),
  flooding(
    'a flood of warnings is cut',
    'import warnings\nwarnings.simplefilter("always")\nwhile True: warnings.warn("w" * 1_000)',
  ),
  {
    name: 'an error message of megabytes is cut',
    class: 'floods',
    program: 'raise ValueError("m" * 50_000_000)',
    ends: [
      {
        status: 'failed',
        error: { type: 'ValueError', message: /^m{1,100000}[^m]{0,200}$/, traceback: /^[\s\S]{1,40000}$/ },
      },
    ],
  },
  {
    name: 'a chain of a thousand errors is cut',
    class: 'floods',
    program: python`
      def chain(n):
          try:
              if n: chain(n - 1)
              else: raise ValueError("first")
          except ValueError as error:
              raise ValueError("x" * 1_000) from error
      chain(400)
    `,
    ends: [{ status: 'failed', error: { type: /Error$/, traceback: /^[\s\S]{1,40000}$/ } }],
  },
  {
    name: 'an error of a deep recursion has a short traceback',
    class: 'floods',
    program: 'def f(n):\n    if n: f(n - 1)\n    else: raise ValueError("deep")\nf(500)',
    ends: [
      {
        status: 'failed',
        error: { type: 'ValueError', message: 'deep', line: 3, traceback: /^[\s\S]{1,40000}$/ },
      },
    ],
  },
  {
    name: 'a hundred thousand variables are told shortly or not at all',
    class: 'floods',
    limits: { timeMs: 2_000 },
    program: 'globals().update({f"v{n}": n for n in range(100_000)})',
  },
  {
    name: 'a name of a million letters is cut',
    class: 'floods',
    program:
      'globals()["n" * 1_000_000] = 1\nglobals()["f" * 1_000_000] = print\nsetattr(sdk.SdkError, "a" * 1_000_000, 1)\nclass C: pass\nC.__name__ = "c" * 1_000_000\nc = C()',
  },
  {
    name: 'a last value of megabytes is cut or kept, and nobody falls',
    class: 'floods',
    limits: { frameBytes: 1_000_000 },
    program: '["x" * 1_000] * 10_000',
  },
  {
    name: 'a last value that is nested without end is shown as something else',
    class: 'floods',
    program: 'x = []\nfor _ in range(100_000): x = [x]\nx',
    ends: [{ status: 'any', stdout: /^/, stderr: /^/ }],
  },
  {
    name: 'variables whose repr floods, loops or exits are told all the same',
    class: 'floods',
    limits: { timeMs: 500 },
    program: python`
      import os, sys
      class Flood:
          def __repr__(self): return "x" * 50_000_000
      class Exit:
          def __repr__(self): sys.exit(3)
      class Loop:
          def __repr__(self):
              while True: pass
      flood, leave, loop = Flood(), Exit(), Loop()
    `,
  },
];

import type { Expected } from '../case.ts';
import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

const typed: Expected = { status: 'any', stdout: /^/, stderr: /^/, events: [] };
const look = 'print("ran", sorted(n for n in globals() if n.startswith("planted")))\nsdk.double(1)';

/** What was left is replaced by something crafted; the next program may refuse it, but no more. */
const crafted = (name: string, carried: string): EscapeCase => ({
  name,
  class: 'carried',
  limits: { timeMs: 700 },
  carried,
  program: look,
  ends: [typed],
});

/** State handed from step to step. */
export const carriedOver: readonly EscapeCase[] = [
  crafted('a carried state that is no JSON harms nobody', 'not json'),
  crafted('an empty carried state harms nobody', ''),
  crafted('a carried state of another form harms nobody', '[1, 2, {"a": null}]'),
  crafted('a carried state nested without end harms nobody', '['.repeat(100_000) + ']'.repeat(100_000)),
  crafted('a carried state of megabytes harms nobody', JSON.stringify({ values: 'x'.repeat(6_000_000) })),
  crafted(
    'a carried state with references to nowhere harms nobody',
    JSON.stringify({
      values: { planted: ['~r', 99] },
      objects: [
        ['list', [0]],
        ['list', [-1]],
        ['dict', [[1e9, 2]]],
      ],
    }),
  ),
  crafted(
    'a carried state with pickles and commands runs none of them',
    JSON.stringify({
      planted: { pickle: 'Y3Bvc2l4CnN5c3RlbQo=', __reduce__: ['os.system', ['id']], py: 'import os' },
    }),
  ),
  {
    name: 'carried names cannot replace the SDK, builtins or the main module',
    class: 'carried',
    program: python`
      names = globals()
      names.update(sdk="planted", __name__="planted", __loader__="planted", print=None, search=None)
      names.update(final_answer=None, __builtins__={}, __spec__=1, __file__="planted", __annotations__=5)
    `,
    next: {
      program:
        'import builtins\nbuiltins.print(__name__, sdk.double(2), callable(search), callable(final_answer))\nfinal_answer("yes")',
      ends: [{ answer: 'yes', stdout: '__main__ 4 True True\n' }],
    },
  },
  {
    name: 'carried names of every odd form harm nobody',
    class: 'carried',
    program: python`
      for name in ("", " ", "a b", "1", "class", "é", "\\ud800", "a\\nimport os", "__proto__", "x" * 100_000, "~i5"):
          globals()[name] = 1
      globals()[5] = 1
      kept = 2
    `,
    next: { program: 'print(globals().get("kept"))', ends: [{ stdout: /^(2|None)\n$/ }] },
  },
  {
    name: 'a definition whose source lies runs as what it was or not at all',
    class: 'carried',
    program: python`
      import linecache, inspect
      def f(): return "real"
      def g(): return "real"
      f.__code__ = g.__code__
      f.__name__ = "print('planted')"
      f.__qualname__ = "x\\nprint('planted')"
      f.__doc__ = '"""\\nprint("planted")\\n"""'
      f.__defaults__ = ("planted",)
      linecache.cache.clear()
    `,
    next: {
      program: 'print(f() if "f" in globals() else "real")',
      ends: [{ stdout: 'real\n' }, { status: 'failed', error: { type: /./ } }],
    },
  },
  {
    name: 'carried values do not turn into code',
    class: 'carried',
    program: python`
      class Code(str): pass
      text = "__import__('os').system('id')"
      table = {"~i5": "~f1", "__reduce__": text, "py/object": "os.system"}
      odd = Code(text)
    `,
    next: {
      program: 'print(type(text).__name__, table["~i5"], table["py/object"])',
      ends: [{ stdout: 'str ~f1 os.system\n' }],
    },
  },
  {
    name: 'a carried value cannot grow by its references',
    class: 'carried',
    limits: { carriedBytes: 100_000, timeMs: 1_000 },
    program: 'x = ["x"] * 10\nfor _ in range(60): x = [x, x]\ny = 1',
    next: { program: 'print(y)', ends: [{ stdout: '1\n' }] },
  },
];

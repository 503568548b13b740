import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** How a program runs, and how its end is told. */
export const running: readonly ConformanceCase[] = [
  {
    name: 'a program of bare SDK names runs as it stands',
    covers: ['verbatim', 'sdk-names'],
    program: python`
      results = search("LLM benchmarks 2024")
      filtered = [r for r in results if r.date > "2024-01-01"]
      summary = summarise(filtered[:3])
      final_answer(summary)
    `,
    expect: {
      answer: 'New benchmarks, Newer benchmarks',
      calls: [
        { name: 'search', status: 'done', line: 1, position: '0:0' },
        { name: 'summarise', status: 'done', line: 3, position: '0:1' },
        { name: 'final_answer', status: 'done', line: 4, position: '0:2' },
      ],
    },
  },
  {
    name: 'a program runs as __main__',
    importPolicy: 'all',
    covers: ['main'],
    program: python`
      import sys
      x = 1
      print(__name__, sys.modules["__main__"].x, globals() is vars(sys.modules["__main__"]))
      if __name__ == "__main__":
          print("main")
    `,
    expect: { stdout: '__main__ 1 True\nmain\n' },
  },
  {
    name: 'classes of a program belong to __main__ and can be pickled',
    covers: ['main'],
    program: python`
      import pickle
      class Point:
          def __init__(self, x): self.x = x
      print(Point.__module__, pickle.loads(pickle.dumps(Point(3))).x)
    `,
    importPolicy: 'all',
    expect: { stdout: '__main__ 3\n' },
  },
  {
    name: 'annotations of a program can be resolved by typing',
    covers: ['main'],
    program: python`
      import typing, dataclasses
      @dataclasses.dataclass
      class Pair:
          left: "int"
          right: "Pair | None" = None
      print(typing.get_type_hints(Pair)["left"], Pair(1))
    `,
    expect: { stdout: "<class 'int'> Pair(left=1, right=None)\n" },
  },
  {
    name: 'an empty program completes',
    covers: ['outcome'],
    program: '',
    expect: { calls: [], variables: {} },
  },
  {
    name: 'a program of comments and form feeds completes',
    covers: ['outcome'],
    program: '# -*- coding: utf-8 -*-\n\f\n# nothing\n',
    expect: {},
  },
  {
    name: 'an encoding comment does not change what the source says',
    covers: ['main'],
    program: '# -*- coding: raw_unicode_escape -*-\n# \\u000aprint("hidden")\nprint("é")',
    expect: { stdout: 'é\n' },
  },
  {
    name: 'lines may end as on any system',
    covers: ['main'],
    program: 'print(1)\r\nprint(2)\rprint(3)\n',
    expect: { stdout: '1\n2\n3\n' },
  },
  {
    name: 'a program that raises fails and keeps what it printed',
    covers: ['outcome', 'traceback'],
    program: python`
      print("before")
      value = 1
      value / 0
      print("after")
    `,
    expect: {
      status: 'failed',
      stdout: 'before\n',
      error: { type: 'ZeroDivisionError', message: 'division by zero', line: 3, traceback: /line 3/ },
    },
  },
  {
    name: 'a traceback names each line of the program and nothing of the guest',
    covers: ['traceback'],
    program: python`
      def outer():
          inner()

      def inner():
          sdk.fail("no luck")

      outer()
    `,
    expect: {
      status: 'failed',
      error: {
        type: /CallFailed$/,
        message: 'no luck',
        line: 5,
        traceback:
          /^(?![\s\S]*pungi_guest)[\s\S]*line 7[\s\S]*outer[\s\S]*line 2[\s\S]*inner[\s\S]*line 5[\s\S]*no luck/,
      },
    },
  },
  {
    name: 'a traceback shows the text of the lines',
    covers: ['traceback'],
    program: python`
      items = {}
      items["absent"]
    `,
    expect: {
      status: 'failed',
      error: { type: 'KeyError', message: "'absent'", line: 2, traceback: /items\["absent"\]/ },
    },
  },
  {
    name: 'a traceback through a library names the program’s line',
    covers: ['traceback'],
    program: python`
      import json
      text = "{"
      json.loads(text)
    `,
    expect: { status: 'failed', error: { type: /JSONDecodeError$/, line: 3 } },
  },
  {
    name: 'a syntax error is told by its line before anything runs',
    covers: ['outcome', 'traceback'],
    program: 'print("never")\nx = (1,\ny = 2\n',
    expect: { status: 'failed', error: { type: 'SyntaxError', line: 2 } },
  },
  {
    name: 'an indentation error is told by its line',
    covers: ['traceback'],
    program: 'if True:\nprint(1)\n',
    expect: { status: 'failed', error: { type: 'IndentationError', line: 2 } },
  },
  {
    name: 'a null character in a source is an error of the program',
    covers: ['outcome'],
    program: 'print(1)\0',
    expect: { status: 'failed', error: { type: /^(SyntaxError|ValueError)$/ } },
  },
  {
    name: 'endless recursion ends as RecursionError',
    covers: ['outcome', 'traceback'],
    program: python`
      def deeper(n):
          return deeper(n + 1)
      deeper(0)
    `,
    expect: { status: 'failed', error: { type: 'RecursionError', line: 2 } },
  },
  {
    name: 'a caught RecursionError leaves the program able to go on',
    covers: ['outcome'],
    program: python`
      def deeper(n):
          return deeper(n + 1)
      try:
          deeper(0)
      except RecursionError:
          print("caught", sdk.double(4))
    `,
    expect: { stdout: 'caught 8\n' },
  },
  {
    name: 'an exception group shows each of its exceptions',
    covers: ['traceback'],
    program: 'raise ExceptionGroup("both", [ValueError("one"), KeyError("two")])',
    expect: {
      status: 'failed',
      error: {
        type: 'ExceptionGroup',
        message: /^both/,
        line: 1,
        traceback: /ValueError: one[\s\S]*KeyError: 'two'/,
      },
    },
  },
  {
    name: 'a chained exception shows its cause',
    covers: ['traceback'],
    program: python`
      try:
          int("x")
      except ValueError as error:
          raise RuntimeError("wrapped") from error
    `,
    expect: {
      status: 'failed',
      error: {
        type: 'RuntimeError',
        message: 'wrapped',
        line: 4,
        traceback: /ValueError[\s\S]*RuntimeError: wrapped/,
      },
    },
  },
  {
    name: 'notes of an exception are shown',
    covers: ['traceback'],
    program: python`
      error = ValueError("x")
      error.add_note("look here")
      raise error
    `,
    expect: { status: 'failed', error: { type: 'ValueError', traceback: /look here/ } },
  },
  {
    name: 'a failing assert names its message',
    covers: ['traceback'],
    program: 'assert 1 == 2, "not equal"',
    expect: { status: 'failed', error: { type: 'AssertionError', message: 'not equal', line: 1 } },
  },
  {
    name: 'sys.exit without a code completes',
    importPolicy: 'all',
    covers: ['outcome'],
    program: python`
      import sys
      print("a")
      sys.exit()
      print("b")
    `,
    expect: { stdout: 'a\n' },
  },
  {
    name: 'sys.exit with a code fails with it',
    importPolicy: 'all',
    covers: ['outcome'],
    program: 'import sys\nsys.exit(3)',
    expect: { status: 'failed', error: { type: 'SystemExit', message: '3' } },
  },
  {
    name: 'a program that leaves past Python fails with its status',
    covers: ['outcome'],
    needs: 'exitStatus',
    importPolicy: 'all',
    program: 'import os\nos._exit(3)',
    expect: {
      status: 'failed',
      error: { type: 'SystemExit', message: 'The program ended its own process with status 3.', line: null },
    },
    instead: {
      status: 'failed',
      error: { type: 'SystemExit', message: 'The program ended its own process with status 1.', line: null },
    },
  },
  {
    name: 'an uncaught KeyboardInterrupt is a failure like any other',
    covers: ['outcome'],
    program: 'raise KeyboardInterrupt("stop")',
    expect: { status: 'failed', error: { type: 'KeyboardInterrupt', message: 'stop', line: 1 } },
  },
  {
    name: 'an exception without a message has an empty one',
    covers: ['outcome'],
    program: 'raise ValueError',
    expect: { status: 'failed', error: { type: 'ValueError', message: '', line: 1 } },
  },
  {
    name: 'reading standard input finds its end',
    covers: ['outcome'],
    program: 'input("name? ")',
    expect: { status: 'failed', stdout: /^(name\? )?$/, error: { type: 'EOFError', line: 1 } },
  },
  {
    name: 'an aborted program is stopped',
    covers: ['outcome'],
    program: python`
      print("before")
      sdk.hang()
    `,
    abortAt: 'hang',
    expect: {
      status: 'stopped',
      reason: 'aborted',
      stdout: 'before\n',
      stderr: /^/,
      events: ['nap aborted'],
      calls: [{ name: 'hang', status: 'unknown' }],
    },
  },
  {
    name: 'eval and exec see the names of the program',
    covers: ['main'],
    program: python`
      x = 2
      exec("y = x + 1")
      print(eval("x + y"), sdk.double(eval("y")))
    `,
    expect: { stdout: '5 6\n' },
  },
  {
    name: 'a program may use every corner of the language',
    covers: ['main'],
    program: python`
      from dataclasses import dataclass
      from contextlib import contextmanager

      @contextmanager
      def told(name):
          print("enter", name)
          yield name
          print("leave", name)

      @dataclass(frozen=True)
      class Point:
          x: int
          y: int = 0

      def kind(value):
          match value:
              case {"type": "a", **rest}: return f"a{len(rest)}"
              case [first, *_]: return f"list of {first}"
              case Point(x=0): return "origin"
              case str() | int(): return "plain"
              case _: return "?"

      with told("it"):
          print([kind(v) for v in ({"type": "a", "b": 1}, [1, 2], Point(0), "s", None)])
      squares = {n: n**2 for n in range(3)}
      (total := sum(squares.values()))
      print(f"{total=}", *map(str.upper, "ab"), sep="-")
      print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
    `,
    expect: {
      stdout:
        "enter it\n['a1', 'list of 1', 'origin', 'plain', '?']\nleave it\ntotal=5-A-B\n((1, 2), 3, {'z': 4})\n",
    },
  },
];

import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** What one program of a run leaves to the next. */
export const carried: readonly ConformanceCase[] = [
  {
    name: 'plain values are carried',
    covers: ['carried-values'],
    steps: [
      {
        program: python`
          nothing, yes, count, huge, ratio, text = None, True, 3, 10**40, 0.5, "é\u2028"
          items = [1, "two", [3]]
          table = {"a": {"b": 1}}
        `,
        expect: {},
      },
      {
        program: 'print([nothing, yes, count, huge == 10**40, ratio, text, items, table])',
        expect: {
          stdout: "[None, True, 3, True, 0.5, 'é\\u2028', [1, 'two', [3]], {'a': {'b': 1}}]\n",
          notCarried: {},
        },
      },
    ],
  },
  {
    name: 'tuples, sets, frozensets and bytes keep their types',
    covers: ['carried-values'],
    steps: [
      {
        program: 't, s, f, b = (1, (2,)), {1, 2}, frozenset({3}), b"\\x00\\xff"',
        expect: { notCarried: {} },
      },
      {
        program: 'print(t, sorted(s), type(s).__name__, f, b)',
        expect: { stdout: "(1, (2,)) [1, 2] set frozenset({3}) b'\\x00\\xff'\n" },
      },
    ],
  },
  {
    name: 'dates, times and decimals keep their types and values',
    covers: ['carried-values'],
    steps: [
      {
        program: python`
          from datetime import date, datetime, time, timedelta, timezone
          from decimal import Decimal
          d, t = date(2024, 2, 29), time(12, 30, 1, 5)
          naive = datetime(2024, 1, 1, 1, 2, 3, 4)
          aware = datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=2)))
          span, amount = timedelta(days=1, microseconds=3), Decimal("1.10")
        `,
        expect: { notCarried: {} },
      },
      {
        program: 'print([d, t, naive, aware, span, amount])',
        expect: {
          stdout:
            '[datetime.date(2024, 2, 29), datetime.time(12, 30, 1, 5), datetime.datetime(2024, 1, 1, 1, 2, 3, 4), ' +
            'datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200))), ' +
            "datetime.timedelta(days=1, microseconds=3), Decimal('1.10')]\n",
        },
      },
    ],
  },
  {
    name: 'floats that JSON cannot write are carried',
    covers: ['carried-values'],
    steps: [
      { program: 'a, b, c, d = float("nan"), float("-inf"), -0.0, 5e-324', expect: { notCarried: {} } },
      { program: 'print(a, b, c, d, type(c).__name__)', expect: { stdout: 'nan -inf -0.0 5e-324 float\n' } },
    ],
  },
  {
    name: 'a shared reference stays shared',
    covers: ['carried-values'],
    steps: [
      { program: 'inner = [1]\nouter = {"x": inner, "y": inner}\nalias = outer', expect: { notCarried: {} } },
      {
        program: 'inner.append(2)\nprint(outer, outer["x"] is inner, alias is outer)',
        expect: { stdout: "{'x': [1, 2], 'y': [1, 2]} True True\n" },
      },
    ],
  },
  {
    name: 'a value that holds itself is carried or named',
    covers: ['carried-values', 'carried-not'],
    steps: [
      { program: 'loop = []\nloop.append(loop)\nother = 1', expect: {} },
      {
        program: 'print(other, loop[0] is loop if "loop" in globals() else True)',
        expect: { stdout: '1 True\n' },
      },
    ],
  },
  {
    name: 'records of an earlier result are still records',
    covers: ['carried-values', 'records'],
    steps: [
      { program: 'results = sdk.search("x")', expect: { notCarried: {} } },
      {
        program: 'print(results[1].title, results[1]["date"], len(results))',
        expect: { stdout: 'New benchmarks 2024-02-01 3\n' },
      },
    ],
  },
  {
    name: 'imports are declared again in every form',
    covers: ['carried-definitions'],
    steps: [
      {
        program: python`
          import math
          import collections.abc
          import datetime as dt
          from json import dumps, loads as read
        `,
        expect: { notCarried: {} },
      },
      {
        program:
          'print(math.floor(1.5), collections.abc.Sized.__name__, dt.date(2024, 1, 1), dumps([1]), read("[2]"))',
        expect: { stdout: '1 Sized 2024-01-01 [1] [2]\n' },
      },
    ],
  },
  {
    name: 'functions are declared again with defaults, decorators and closures over globals',
    covers: ['carried-definitions'],
    steps: [
      {
        program: python`
          import functools
          base = 10

          @functools.lru_cache
          def add(x, y=base):
              """Adds."""
              return x + y + base

          def outer(n):
              def inner(m): return n * m
              return inner(base)

          async def later(x): return x
        `,
        expect: { notCarried: {} },
      },
      {
        program: 'base = 1\nprint(add(1), add.__doc__, outer(3), await later(4))',
        expect: { stdout: '12 Adds. 3 4\n' },
      },
    ],
  },
  {
    name: 'classes are declared again and their instances are named as left behind',
    covers: ['carried-definitions', 'carried-not'],
    steps: [
      {
        program: python`
          class Stack(list):
              limit = 3
              def push(self, x): self.append(x); return self
          stack = Stack()
        `,
        expect: { notCarried: { stack: /./ } },
      },
      { program: 'print(Stack().push(1), Stack.limit)', expect: { stdout: '[1] 3\n' } },
    ],
  },
  {
    name: 'classes and functions whose code a library makes are declared again',
    covers: ['carried-definitions'],
    steps: [
      {
        program: python`
          from contextlib import contextmanager
          from dataclasses import dataclass
          from enum import Enum

          @dataclass
          class Point:
              x: int

          class Colour(Enum):
              RED = "r"

          @contextmanager
          def around():
              yield 5
        `,
        expect: { notCarried: {} },
      },
      {
        program: 'with around() as five:\n    print(Point(five), Colour("r").name)',
        expect: { stdout: 'Point(x=5) RED\n' },
      },
    ],
  },
  {
    name: 'definitions are carried over more than one step',
    covers: ['carried-definitions', 'carried-values'],
    steps: [
      { program: 'def f(x): return x + n\nn = 1', expect: {} },
      { program: 'n += 1', expect: {} },
      { program: 'print(f(1), n)', expect: { stdout: '3 2\n' } },
    ],
  },
  {
    name: 'a definition that was replaced is carried as it was last',
    covers: ['carried-definitions'],
    steps: [
      { program: 'def f(): return "old"\nf_old = 1\ndef f(): return "new"', expect: {} },
      { program: 'print(f())', expect: { stdout: 'new\n' } },
    ],
  },
  {
    name: 'a name that was deleted is not carried',
    covers: ['carried-values'],
    steps: [
      { program: 'a = 1\nb = 2\ndel a\ndef f(): pass\ndel f', expect: { notCarried: {} } },
      { program: 'print("a" in globals(), b, "f" in globals())', expect: { stdout: 'False 2 False\n' } },
    ],
  },
  {
    name: 'side effects of an earlier step do not happen again',
    covers: ['carried-definitions'],
    steps: [
      {
        program: 'print("once")\nsdk.see("once")\ndef f(): return 1',
        expect: { stdout: 'once\n', events: ['once'] },
      },
      { program: 'print(f())', expect: { stdout: '1\n', events: [] } },
    ],
  },
  {
    name: 'names of the SDK are never carried',
    covers: ['carried-not'],
    steps: [
      {
        program: 'mine = sdk\nfind = sdk.search\nfrom sdk import double\nsearch = 1',
        expect: {},
      },
      {
        program: 'print(callable(search), callable(double), len(sdk.search("x", 1)))',
        expect: { stdout: 'True True 1\n' },
      },
    ],
  },
  {
    name: 'what cannot be carried is named with a reason',
    covers: ['carried-not'],
    steps: [
      {
        program: python`
          def counter():
              yield 1
          kept = 1
          generator = counter()
          handle = open("/out/x.txt", "w")
          pattern = object()
          mixed = [1, object()]
        `,
        expect: {
          notCarried: { generator: /generator/, handle: /./, pattern: /object/, mixed: /./ },
          variables: { kept: 'int' },
        },
      },
      { program: 'print(kept, "generator" in globals())', expect: { stdout: '1 False\n' } },
    ],
  },
  {
    name: 'private names and modules of the program are not reported as left behind',
    covers: ['carried-not'],
    program: 'import math\n_scratch = object()\nx = 1',
    expect: { variables: { x: 'int' }, notCarried: { _scratch: /./ } },
  },
  {
    name: 'values beyond the byte limit are named, the rest is carried',
    covers: ['limit-carried', 'carried-not'],
    steps: [
      {
        program: 'small = 1\nlarge = "x" * 100_000',
        limits: { carriedBytes: 10_000 },
        expect: { notCarried: { large: /10[_,]?000|bytes/ } },
      },
      { program: 'print(small, "large" in globals())', expect: { stdout: '1 False\n' } },
    ],
  },
  {
    name: 'a program that failed still leaves what it had',
    covers: ['carried-values'],
    steps: [
      {
        program: 'done = [1, 2]\nraise ValueError("half way")',
        expect: { status: 'failed', error: { type: 'ValueError', message: 'half way', line: 2 } },
      },
      { program: 'print(done)', expect: { stdout: '[1, 2]\n' } },
    ],
  },
  {
    name: 'hostile subclasses of plain types are not mistaken for them',
    covers: ['carried-not', 'carried-values'],
    steps: [
      {
        program: python`
          class Lying(dict):
              def items(self): return iter([("planted", 1)])
              def __iter__(self): return iter(["planted"])
          odd = Lying(real=1)
          kept = 2
        `,
        expect: { notCarried: { odd: /./ } },
      },
      { program: 'print("odd" in globals(), kept)', expect: { stdout: 'False 2\n' } },
    ],
  },
  {
    name: 'what an observation cut is there as last_value and last_output',
    covers: ['kept'],
    program: 'print(sdk.last_value["rows"][1], sdk.last_output.count("x"))',
    last: { value: { rows: [1, 2] }, output: 'xxx' },
    expect: { stdout: '2 3\n' },
  },
  {
    name: 'without anything cut, last_value is None and last_output empty',
    covers: ['kept'],
    program: 'print(repr(sdk.last_value), repr(sdk.last_output))',
    expect: { stdout: "None ''\n" },
  },
];

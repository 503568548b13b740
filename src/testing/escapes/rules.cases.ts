import type { Expected } from '../case.ts';
import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

const refused = (type: string, message: RegExp): readonly Expected[] => [
  { status: 'failed', error: { type, message } },
];

const around = { class: 'rules', language: 'restricted' } as const;

/** Each of the ways is a refused attribute. A way is a Python expression that is evaluated by itself. */
const noWay = (name: string, first: string, ways: readonly string[]): EscapeCase => ({
  ...around,
  name,
  program: `
${first}
held = 0
for way in (${ways.map((way) => `lambda: ${way}`).join(', ')}):
    try:
        print("REACHED", way())
    except AttributeError:
        held += 1
print(held)`,
  ends: [{ stdout: `${ways.length}\n` }],
});

/** Attacks on the rules of a restricted language: each is a way past them that others found, or that we closed. */
export const rules: readonly EscapeCase[] = [
  {
    ...around,
    name: 'classes of classes are not reached by attributes',
    program: 'print("REACHED", ().__class__.__base__.__subclasses__())',
    ends: refused('SyntaxError', /`\.__class__` is refused by the rules/),
  },
  {
    ...around,
    name: 'a name that is computed passes no rule that a written one does not',
    program: 'print("REACHED", getattr((), "__cla" + "ss__"))',
    ends: refused('AttributeError', /`\.__class__` is refused by the rules/),
  },
  {
    ...around,
    name: 'a name of a class of text that lies is refused by getattr',
    program: python`
      class Name(str):
          def startswith(self, *given): return False
      print("REACHED", getattr((), Name("__class__")))
    `,
    ends: refused('TypeError', /must be string/),
  },
  {
    ...around,
    name: 'format strings read no attribute that the program may not',
    program: 'print("REACHED", "{0.__class__.__mro__}".format(()))',
    ends: refused('AttributeError', /`\.__class__` is refused by the rules/),
  },
  noWay(
    'format strings are guarded in whatever way their method is had',
    'class Text(str):\n    def parent(self, value): return super().format(value)',
    [
      'str.format("{0.__class__}", 1)',
      'getattr(str, "format")("{0.__class__}", 1)',
      'list(map("{0.__class__}".format, [1]))',
      '"{a.__class__}".format_map({"a": 1})',
      'Text("{0.__class__}").parent(1)',
      'Text.format(Text("{0.__class__}"), 1)',
      '"{0:{1.__class__}}".format(1, 2)',
      'type("").format("{0.__class__}", 1)',
    ],
  ),
  {
    ...around,
    name: 'a pattern reads no method that formats and no private attribute',
    program: python`
      match "{0.__class__}":
          case str(format=found): print("REACHED", found(1))
      match 1:
          case int(__class__=found): print("REACHED", found)
    `,
    ends: refused('SyntaxError', /`\.format` is refused[\s\S]*`\.__class__` is refused/),
  },
  {
    ...around,
    name: 'frames behind generators and coroutines are refused by name and by text',
    program: python`
      held = 0
      def g(): yield
      async def c(): pass
      waiting = c()
      for value, name in ((g(), "gi_frame"), (g(), "gi_code"), (waiting, "cr_frame"), (waiting, "cr_code")):
          try:
              print("REACHED", getattr(value, name))
          except AttributeError:
              held += 1
      waiting.close()
      print(held)
    `,
    ends: [{ stdout: '4\n' }],
  },
  {
    ...around,
    name: 'the frame of a generator is refused where it is written',
    program: 'g = (g.gi_frame.f_back.f_back for _ in [1])\nprint("REACHED", list(g))',
    ends: refused('SyntaxError', /`\.gi_frame` is refused by the rules/),
  },
  {
    ...around,
    name: 'a traceback leads to no frame',
    program: python`
      class Held:
          def __enter__(self): return self
          def __exit__(self, kind, error, trace):
              for name in ("tb_frame", "tb_next"):
                  try:
                      print("REACHED", getattr(trace, name))
                  except AttributeError:
                      print("held")
              return True
      with Held():
          1 / 0
    `,
    ends: [{ stdout: 'held\nheld\n' }],
  },
  noWay(
    'modules that a listed module imported are not in its façade',
    'import collections, dataclasses, datetime, json, random, re, statistics, typing',
    [
      'statistics.sys.modules["os"]',
      'json.codecs.open',
      'json.decoder.scanner',
      're.enum.sys',
      'datetime.sys',
      'random.os',
      'dataclasses.inspect',
      'typing.sys',
    ],
  ),
  {
    ...around,
    name: 'an import brings no module that a listed module imported',
    program: 'from statistics import sys\nprint("REACHED", sys)',
    ends: refused('ImportError', /`statistics\.sys` is refused by the rules/),
  },
  {
    ...around,
    name: 'modules of the guest and of the rules cannot be imported',
    program: python`
      held = 0
      def load(way):
          global held
          try:
              way()
          except ImportError:
              held += 1
      def guest(): import pungi_guest; print("REACHED", pungi_guest)
      def rules(): import pungi_restricted; print("REACHED", pungi_restricted)
      def library(): import RestrictedPython; print("REACHED", RestrictedPython)
      def system(): import os; print("REACHED", os)
      for way in (guest, rules, library, system): load(way)
      print(held)
    `,
    ends: [{ stdout: '4\n' }],
  },
  {
    ...around,
    name: 'builtins that run text or show scopes are refused under their names',
    program: 'eval("1")\nexec("1")\ncompile("1", "", "eval")\nglobals()\nlocals()\n__builtins__',
    ends: refused(
      'SyntaxError',
      /`eval`[\s\S]*`exec`[\s\S]*`compile`[\s\S]*`globals`[\s\S]*`locals`[\s\S]*`__builtins__`/,
    ),
  },
  {
    ...around,
    name: 'guards cannot be named and so not replaced',
    program: 'def _getattr_(value, name): return value\n_write_ = _getattr_\nimport math as _getitem_',
    ends: refused('SyntaxError', /`_getattr_`[\s\S]*`_write_`[\s\S]*`_getitem_`/),
  },
  {
    ...around,
    name: 'type makes no class, and neither does the type of a class',
    program: python`
      held = 0
      for make in (lambda: type("A", (), {"__getattr__": 1}), lambda: type(type(1))("A", (), {})):
          try:
              print("REACHED", make())
          except TypeError:
              held += 1
      print(held)
    `,
    ends: [{ stdout: '2\n' }],
  },
  {
    ...around,
    name: 'an enum made by a call defines no methods',
    program: 'from enum import Enum\nprint("REACHED", Enum("E", {"__match_args__": ("__class__",), "A": 1}))',
    ends: refused('TypeError', /making an enum by a call is refused by the rules/),
  },
  {
    ...around,
    name: 'wraps copies no attribute that it is told to',
    program: python`
      import functools
      class Bag: pass
      functools.wraps(sdk.search, assigned=("__globals__",), updated=())(Bag())
      print("REACHED")
    `,
    ends: refused('TypeError', /wraps/),
  },
  {
    ...around,
    name: 'what the program shares with the guest cannot be changed',
    program: python`
      import json
      held = 0
      def change(way):
          global held
          try:
              way()
              print("REACHED")
          except TypeError:
              held += 1
      def library(): json.dumps = None
      def sdk_itself(): sdk.search = None
      def function(): sdk.search.limit = 1
      def by_text(): setattr(json.JSONEncoder, "default", None)
      def removal(): del json.loads
      for way in (library, sdk_itself, function, by_text, removal): change(way)
      print(held)
    `,
    ends: [{ stdout: '5\n' }],
  },
  {
    ...around,
    name: 'the event loop behind a task is refused',
    program: 'import asyncio\nprint("REACHED", asyncio.current_task().get_loop())',
    ends: refused('SyntaxError', /`\.get_loop` is refused by the rules/),
  },
  {
    ...around,
    name: 'open reads no file of the host',
    program: ({ file }) => python`
      for path in (${JSON.stringify(file)}, "/data/../etc/passwd", "/proc/self/environ", 0):
          try:
              print("REACHED", open(path).read())
          except (OSError, TypeError):
              pass
      print("held")
    `,
    ends: [{ stdout: 'held\n' }],
  },
  {
    ...around,
    name: 'a definition that an earlier program left is compiled by the rules again',
    program: 'def reach(value): return "{0.__class__}".format(value)',
    next: {
      program: 'print("REACHED", reach(1))',
      ends: refused('AttributeError', /`\.__class__` is refused by the rules/),
    },
  },
  {
    ...around,
    name: 'metaclasses, hooks of attributes and destructors cannot be defined',
    program: python`
      class Meta(metaclass=type): pass
      class Odd:
          __match_args__ = ("__class__",)
          def __getattribute__(self, name): return 1
          def __del__(self): pass
    `,
    ends: refused('SyntaxError', /metaclass[\s\S]*__match_args__[\s\S]*__getattribute__[\s\S]*__del__/),
  },
];

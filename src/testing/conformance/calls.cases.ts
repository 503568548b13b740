import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** How functions are named, shown and called. */
export const calls: readonly ConformanceCase[] = [
  {
    name: 'the SDK is a global, a module, and importable by name and by star',
    covers: ['sdk-names'],
    program: python`
      import sdk as module
      from sdk import double
      from sdk import double as twice, search
      import sdk
      print(sdk.double(1), module.double(2), double(3), twice(4), callable(search))
      exec("from sdk import *")
      print(show(1))
    `,
    expect: { stdout: '2 4 6 8 True\n{"a":1,"b":2,"c":"x","flag":false}\n' },
  },
  {
    name: 'importlib and __import__ find the SDK',
    covers: ['sdk-names'],
    program: python`
      import importlib
      print(importlib.import_module("sdk").double(1), __import__("sdk").double(2))
    `,
    importPolicy: 'all',
    expect: { stdout: '2 4\n' },
  },
  {
    name: 'a bare name hides no builtin',
    covers: ['sdk-names'],
    program: 'print(map is type(map(str, [])) , callable(sdk.map), "map" in vars(__import__("builtins")))',
    importPolicy: 'all',
    expect: { stdout: 'True True True\n' },
  },
  {
    name: 'a bare name can be used for something else',
    covers: ['sdk-names'],
    program: 'search = "mine"\nprint(search, len(sdk.search("x", limit=1)))',
    expect: { stdout: 'mine 1\n' },
  },
  {
    name: 'an unknown function names the nearest one',
    covers: ['sdk-names'],
    program: 'sdk.serch("x")',
    expect: {
      status: 'failed',
      error: { type: 'AttributeError', message: /serch[\s\S]*search/, line: 1 },
      calls: [],
    },
  },
  {
    name: 'signatures show types and defaults',
    covers: ['signatures'],
    program: python`
      import inspect
      signature = inspect.signature(sdk.show)
      print(list(signature.parameters), signature.parameters["b"].default, signature.parameters["a"].default is inspect.Parameter.empty)
      print(sdk.show.__name__, "int" in str(signature.parameters["a"].annotation), "str" in str(signature.return_annotation))
    `,
    importPolicy: 'all',
    expect: { stdout: "['a', 'b', 'c', 'flag'] 2 True\nshow True True\n" },
  },
  {
    name: 'help and docstrings tell what a function does',
    covers: ['signatures'],
    program: python`
      help(sdk.search)
      print("Search the fixture." in sdk.search.__doc__)
    `,
    importPolicy: 'all',
    expect: { stdout: /search\(query[^\n]*limit[^\n]*10[\s\S]*Search the fixture\.[\s\S]*\nTrue\n$/ },
  },
  {
    name: 'arguments are given by position, by keyword, and left to their defaults',
    covers: ['arguments'],
    program: python`
      print(sdk.show(1))
      print(sdk.show(1, 3, "y", True))
      print(sdk.show(a=1, flag=True))
      print(sdk.show(1, c="z"))
      print(sdk.show(*[5], **{"b": 6}))
    `,
    expect: {
      stdout:
        '{"a":1,"b":2,"c":"x","flag":false}\n{"a":1,"b":3,"c":"y","flag":true}\n' +
        '{"a":1,"b":2,"c":"x","flag":true}\n{"a":1,"b":2,"c":"z","flag":false}\n' +
        '{"a":5,"b":6,"c":"x","flag":false}\n',
    },
  },
  {
    name: 'keyword arguments of any name are taken where the function allows them',
    covers: ['arguments'],
    program: 'print(sdk.gather_all(one=1, two=2))',
    expect: { stdout: '{"one":1,"two":2}\n' },
  },
  {
    name: 'functions are values: passed, stored, partially applied',
    covers: ['arguments'],
    program: python`
      from functools import partial
      table = {"twice": sdk.double}
      print(table["twice"](2), partial(sdk.show, 1, c="p")(), sorted([3, 1], key=sdk.double), list(map(sdk.double, [1, 2])))
    `,
    expect: { stdout: '4 {"a":1,"b":2,"c":"p","flag":false} [1, 3] [2, 4]\n' },
  },
  ...(
    [
      ['a missing argument', 'sdk.show()', /missing[\s\S]*a/],
      ['too many arguments', 'sdk.double(1, 2)', /positional|too many/],
      ['an unknown keyword', 'sdk.double(y=1)', /y/],
      ['an argument given twice', 'sdk.double(1, x=2)', /x/],
    ] as const
  ).map(
    ([what, program, message]): ConformanceCase => ({
      name: `${what} raises TypeError before anything is asked`,
      covers: ['wrong-call'],
      program,
      expect: { status: 'failed', error: { type: 'TypeError', message, line: 1 }, calls: [] },
    }),
  ),
  {
    name: 'a wrong value is refused by the schema and names its path',
    covers: ['wrong-call', 'errors'],
    program: python`
      try:
          sdk.colour("blue")
      except sdk.InvalidInput as error:
          print(isinstance(error, sdk.SdkError), "value" in str(error))
    `,
    expect: {
      stdout: 'True True\n',
      calls: [{ name: 'colour', status: 'refused', error: { type: 'InvalidInput' } }],
    },
  },
  {
    name: 'the log names each call with its input, output, position and line',
    covers: ['outcome'],
    program: python`
      sdk.double(2)

      for n in range(2):
          sdk.show(n)
    `,
    expect: {
      calls: [
        { name: 'double', status: 'done', input: { x: 2 }, output: 4, position: '0:0', line: 1 },
        { name: 'show', status: 'done', position: '0:1', line: 4 },
        { name: 'show', status: 'done', position: '0:2', line: 4 },
      ],
    },
  },
  {
    name: 'a call delivered twice is made once',
    covers: ['delivery'],
    deliverTwice: true,
    program: python`
      sdk.see("one")
      print(sdk.map(sdk.double, [1, 2, 3]))
      sdk.see("two")
    `,
    expect: {
      stdout: '[2, 4, 6]\n',
      events: ['one', 'two'],
      calls: [
        { name: 'see', status: 'done' },
        { name: 'double', status: 'done' },
        { name: 'double', status: 'done' },
        { name: 'double', status: 'done' },
        { name: 'see', status: 'done' },
      ],
    },
  },
  {
    name: 'an answer delivered twice is taken once',
    covers: ['delivery', 'answer'],
    deliverTwice: true,
    program: 'sdk.final_answer("yes")',
    expect: { answer: 'yes', calls: [{ name: 'final_answer', status: 'done' }] },
  },
];

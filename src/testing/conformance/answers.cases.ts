import type { ConformanceCase, Expected } from '../case.ts';
import { python } from '../python.ts';

/** A program that tries to go on after its answer; newer interpreters warn of some of these. */
const final = (name: string, program: string, expect: Expected = {}): ConformanceCase => ({
  name,
  covers: ['answer-last', 'answer'],
  program,
  importPolicy: 'all',
  limits: { timeMs: 2_000 },
  expect: { answer: 'yes', events: [], ...expect },
});

/** How a program answers, and that nothing undoes it. */
export const answers: readonly ConformanceCase[] = [
  {
    name: 'final_answer ends the program at its line',
    covers: ['answer'],
    program: 'print("a")\nsdk.final_answer("yes")\nprint("b")\nsdk.see("after")',
    expect: {
      answer: 'yes',
      stdout: 'a\n',
      events: [],
      calls: [{ name: 'final_answer', status: 'done', line: 2 }],
    },
  },
  {
    name: 'the first of two answers wins',
    covers: ['answer'],
    program: 'final_answer("first")\nfinal_answer("second")',
    expect: { answer: 'first' },
  },
  {
    name: 'an answer in a function, a loop or a comprehension ends the program',
    covers: ['answer'],
    program: python`
      def finish(n):
          if n == 2:
              sdk.final_answer(answer={"n": n})
      [finish(n) for n in range(5)]
      print("never")
    `,
    expect: { answer: { n: 2 } },
  },
  {
    name: 'an answer in a coroutine ends the program',
    covers: ['answer', 'aio'],
    program: python`
      import asyncio
      async def finish():
          sdk.final_answer("yes")
      await asyncio.gather(finish(), sdk.aio.nap(1))
      print("never")
    `,
    expect: { answer: 'yes' },
  },
  final(
    'except Exception does not stop an answer',
    'try:\n    sdk.final_answer("yes")\nexcept Exception:\n    sdk.see("except")',
  ),
  final(
    'a bare except does not stop an answer',
    'try:\n    sdk.final_answer("yes")\nexcept:\n    sdk.see("except")',
  ),
  final(
    'except BaseException does not stop an answer',
    'try:\n    sdk.final_answer("yes")\nexcept BaseException:\n    sdk.see("except")',
  ),
  final(
    'finally with return does not stop an answer',
    'def f():\n    try:\n        sdk.final_answer("yes")\n    finally:\n        sdk.see("finally")\n        return 1\nf()\nsdk.see("after")',
    { stderr: /^/ },
  ),
  final(
    'finally with continue does not stop an answer',
    'while True:\n    try:\n        sdk.final_answer("yes")\n    finally:\n        print("never")\n        continue',
    { stderr: /^/ },
  ),
  final(
    'an endless loop of try does not stop an answer',
    'while True:\n    try:\n        sdk.final_answer("yes")\n        break\n    except BaseException:\n        pass',
  ),
  final(
    'the exit of a with block does not run after an answer',
    python`
      class Swallow:
          def __enter__(self): return self
          def __exit__(self, *a):
              print("exit")
              sdk.see("exit")
              return True
      with Swallow():
          sdk.final_answer("yes")
      print("after")
    `,
  ),
  final(
    'destructors do not run after an answer',
    python`
      class Last:
          def __del__(self):
              print("deleted")
              sdk.see("deleted")
      last = Last()
      def f():
          local = Last()
          sdk.final_answer("yes")
      f()
    `,
  ),
  final(
    'exit handlers do not run after an answer',
    'import atexit\natexit.register(lambda: sdk.see("atexit"))\natexit.register(print, "atexit")\nsdk.final_answer("yes")',
  ),
  final(
    'generators are not closed after an answer',
    python`
      def g():
          try:
              yield 1
          finally:
              print("closed")
              sdk.see("closed")
      it = g()
      next(it)
      sdk.final_answer("yes")
    `,
  ),
  final(
    'other tasks do not go on after an answer',
    python`
      import asyncio
      async def other():
          while True:
              await asyncio.sleep(0)
              sdk.see("other") if answered else None
      answered = False
      task = asyncio.create_task(other())
      await asyncio.sleep(0)
      answered = True
      sdk.final_answer("yes")
    `,
  ),
  final(
    'an answer inside a suppressed block of contextlib ends the program',
    'import contextlib\nwith contextlib.suppress(BaseException):\n    sdk.final_answer("yes")\nprint("after")',
  ),
  {
    name: 'output and files of before an answer are kept',
    importPolicy: 'all',
    covers: ['answer', 'files'],
    program: python`
      import sys
      handle = open("/out/report.txt", "w")
      handle.write("unflushed")
      print("no newline", end="")
      sys.stderr.write("warned")
      sdk.final_answer("yes")
    `,
    expect: {
      answer: 'yes',
      stdout: 'no newline',
      stderr: 'warned',
      artifacts: { 'report.txt': 'unflushed' },
    },
  },
  {
    name: 'None is an answer where the schema allows it',
    covers: ['answer', 'answer-schema'],
    schema: {},
    program: 'sdk.final_answer(None)',
    expect: { answer: null },
  },
  {
    name: 'without a schema an answer is text or a dict',
    covers: ['answer', 'answer-schema'],
    program: python`
      for wrong in (1, [1], None, 2.5, True):
          try:
              sdk.final_answer(wrong)
          except sdk.InvalidInput as error:
              print(error)
      sdk.final_answer({"a": [1, 2.5, None]})
    `,
    expect: {
      stdout: ['an int', 'a list', 'None', 'a float', 'a bool']
        .map((type) => `Expected the answer to be a str or a dict, got ${type}.\n`)
        .join(''),
      answer: { a: [1, 2.5, null] },
    },
  },
  {
    name: 'a text is an answer after one that was refused',
    covers: ['answer'],
    program: python`
      try:
          final_answer(42)
      except sdk.SdkError:
          final_answer("42")
    `,
    expect: {
      answer: '42',
      calls: [
        { name: 'final_answer', status: 'refused', input: { answer: 42 } },
        { name: 'final_answer', status: 'done', input: { answer: '42' } },
      ],
    },
  },
  {
    name: 'a record is an answer like any dict',
    covers: ['answer', 'parameters'],
    program: 'sdk.final_answer(sdk.search("x", 1)[0])',
    expect: {
      answer: {
        title: 'Old benchmarks',
        url: 'https://example.com/1',
        snippet: 'The first.',
        date: '2023-05-01',
      },
    },
  },
  {
    name: 'large integers, NaN and special keys are answers as they are',
    covers: ['answer', 'values'],
    program:
      'sdk.final_answer({"n": 12345678901234567890, "nan": float("nan"), "z": -0.0, "__proto__": {"x": 1}})',
    expect: {
      answer: JSON.parse('{"__proto__": {"x": 1}, "z": -0.0}', (key, value) =>
        key === '' ? Object.assign(value, { n: 12345678901234567890n, nan: Number.NaN }) : value,
      ),
    },
  },
  {
    name: 'an answer that its schema refuses raises and may be tried again',
    covers: ['answer-schema'],
    schema: {
      type: 'object',
      properties: { count: { type: 'integer' } },
      required: ['count'],
      additionalProperties: false,
    },
    program: python`
      try:
          sdk.final_answer({"count": "many"})
      except sdk.InvalidInput as error:
          print("count" in str(error))
      sdk.final_answer({"count": 3})
    `,
    expect: {
      stdout: 'True\n',
      answer: { count: 3 },
      calls: [
        { name: 'final_answer', status: 'refused', error: { type: 'InvalidInput' } },
        { name: 'final_answer', status: 'done' },
      ],
    },
  },
  {
    name: 'a program that only gives a refused answer has none',
    covers: ['answer-schema', 'outcome'],
    schema: { type: 'integer' },
    program: 'sdk.final_answer("three")',
    expect: { status: 'failed', error: { type: /InvalidInput$/, line: 1 } },
  },
  {
    name: 'an answer that cannot cross raises with its path',
    covers: ['answer', 'refusals'],
    program: python`
      try:
          sdk.final_answer({"a": {1, 2}})
      except TypeError as error:
          print("a" in str(error))
      sdk.final_answer({"a": [1, 2]})
    `,
    expect: { stdout: 'True\n', answer: { a: [1, 2] } },
  },
  {
    name: 'calls in flight at an answer are aborted and logged as unknown',
    covers: ['answer-after'],
    program: python`
      import asyncio
      task = asyncio.create_task(sdk.aio.hang())
      await sdk.aio.double(1)
      sdk.final_answer("yes")
    `,
    expect: {
      answer: 'yes',
      events: ['nap aborted'],
      calls: [
        { name: 'double', status: 'done' },
        { name: 'hang', status: 'unknown' },
        { name: 'final_answer', status: 'done' },
      ],
    },
  },
  {
    name: 'an outcome does not wait for a function that ignores its signal',
    covers: ['answer-after'],
    program: python`
      import asyncio
      task = asyncio.create_task(sdk.aio.ignore_abort(1_500))
      await sdk.aio.double(1)
      sdk.final_answer("yes")
    `,
    expect: {
      answer: 'yes',
      calls: [
        { name: 'double', status: 'done' },
        { name: 'ignore_abort', status: 'unknown' },
        { name: 'final_answer', status: 'done' },
      ],
    },
  },
  {
    name: 'an answer counts even when the program is told to stop right after',
    covers: ['answer', 'outcome'],
    program: 'sdk.final_answer("yes")\nwhile True: pass',
    limits: { timeMs: 1_000 },
    expect: { answer: 'yes' },
  },
];

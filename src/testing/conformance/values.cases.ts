import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** An argument that must come back from the host as the same Python value. */
const returning = (name: string, ...expressions: string[]): ConformanceCase => ({
  name,
  covers: ['values'],
  program: [
    'def same(a, b): return repr(a) == repr(b) and type(a) is type(b)',
    ...expressions.map((expression) => `print(same(sdk.echo(${expression}), ${expression}), end=" ")`),
  ].join('\n'),
  expect: { stdout: 'True '.repeat(expressions.length) },
});

/** A program whose last argument the guest must refuse before a frame is sent. */
const refusing = (name: string, program: string, message: RegExp): ConformanceCase => ({
  name,
  covers: ['refusals'],
  program,
  importPolicy: 'all',
  expect: { status: 'failed', error: { type: 'TypeError', message }, calls: [] },
});

/** An argument that the host must see as this text. */
const seenAs = (
  name: string,
  setup: string,
  table: readonly (readonly [string, string])[],
): ConformanceCase => ({
  name,
  covers: ['typed'],
  program: `${setup}\n${table.map(([expression]) => `print(${expression})`).join('\n')}`,
  importPolicy: 'all',
  expect: { stdout: table.map(([, text]) => `${text}\n`).join('') },
});

/** What crosses the wall, and what is refused. */
export const values: readonly ConformanceCase[] = [
  returning('None, booleans and integers come back as they are', 'None', 'True', 'False', '0', '-1', '7'),
  returning(
    'integers of any size come back as they are',
    '2**53 - 1',
    '2**53',
    '-(2**53) - 1',
    '12345678901234567890',
    '10**400',
    '-(10**400)',
  ),
  {
    name: 'an integer beyond the digits that Python prints crosses',
    covers: ['values'],
    program: 'n = 1 << 60000\nprint(sdk.echo(n) == n, sdk.echo(-n) == -n)',
    expect: { stdout: 'True True\n' },
  },
  returning(
    'floats come back with every bit',
    '0.1',
    '-0.0',
    '5e-324',
    '1.7976931348623157e308',
    '1e300',
    'float("nan")',
    'float("inf")',
    'float("-inf")',
    '2.5',
  ),
  returning(
    'every text comes back as it is',
    '""',
    '"a"',
    '"\\0\\x07\\x1b"',
    '"é\\u2028\\u2029"',
    '"😀\\U0010ffff"',
    '"~i5"',
    '"~"',
    '"~~"',
    '"\\\\u0041"',
    '"__proto__"',
  ),
  returning(
    'lists and dicts come back as they are',
    '[]',
    '{}',
    '[[], {}]',
    '{"a": [1, {"b": None}]}',
    '{"": 1}',
  ),
  returning(
    'keys that are special to JavaScript are ordinary',
    '{"__proto__": 1}',
    '{"constructor": {"prototype": 1}, "toString": 2}',
    '{"hasOwnProperty": 1, "then": 2, "toJSON": 3}',
    '{"0": 1, "a": 2}',
  ),
  {
    name: 'the order of keys is kept',
    covers: ['values'],
    program: 'print(list(sdk.echo({"b": 1, "a": 2, "c": 3})))',
    expect: { stdout: "['b', 'a', 'c']\n" },
  },
  {
    name: 'a tuple crosses as a list',
    covers: ['values'],
    program: 'print(sdk.echo((1, (2, 3))))',
    expect: { stdout: '[1, [2, 3]]\n' },
  },
  {
    name: 'a shared reference is copied',
    covers: ['values', 'copies'],
    program: 'part = [1]\nback = sdk.echo({"x": part, "y": part})\nprint(back, back["x"] is back["y"])',
    expect: { stdout: "{'x': [1], 'y': [1]} False\n" },
  },
  {
    name: 'what the program does to a result is its own business',
    covers: ['copies'],
    program: python`
      items = [1]
      back = sdk.echo(items)
      back.append(2)
      first = sdk.search("x")
      first[0]["title"] = "changed"
      first.clear()
      print(items, sdk.search("x")[0].title)
    `,
    expect: { stdout: '[1] Old benchmarks\n' },
  },
  {
    name: 'integers of the host arrive as int, of any size',
    covers: ['values'],
    program: 'print([sdk.given(n) for n in ("large", "small")], type(sdk.given("large")).__name__)',
    expect: { stdout: '[123456789012345678901234567890, 5] int\n' },
  },
  {
    name: 'floats of the host arrive as float, with every bit',
    covers: ['values'],
    program: 'print([sdk.given(n) for n in ("minus_zero", "nan", "infinity")])',
    expect: { stdout: '[-0.0, nan, inf]\n' },
  },
  {
    name: 'text of the host that looks like a tag is text',
    covers: ['values'],
    program:
      'print(sdk.given("tilde"), sdk.given("proto") == {"__proto__": {"polluted": True}, "constructor": 1})',
    expect: { stdout: '~f1 True\n' },
  },
  {
    name: 'what the host cannot send fails its call and says so',
    covers: ['values', 'errors'],
    program: python`
      for name in ("function", "map", "undefined", "surrogate", "dated"):
          try:
              print("got", sdk.given(name))
          except sdk.CallFailed:
              print("failed")
    `,
    expect: { stdout: 'failed\n'.repeat(5) },
  },
  {
    name: 'dates in outputs stay text',
    covers: ['values'],
    program: 'print(repr(sdk.given("date")), type(sdk.search("x")[0].date).__name__)',
    expect: { stdout: "'2024-02-29T12:00:00Z' str\n" },
  },
  {
    name: 'a float stays a float where the declared type says number',
    covers: ['floats'],
    program: 'print([sdk.number(v) for v in (1.0, -0.0, 1e16, 2**53 * 1.0, 3, float("inf"))])',
    expect: { stdout: '[1.0, -0.0, 1e+16, 9007199254740992.0, 3.0, inf]\n' },
  },
  {
    name: 'an integer stays an integer where the declared type says integer',
    covers: ['floats', 'values'],
    program: 'print([sdk.integer(v) for v in (1, 10**20, -(10**20))])',
    expect: { stdout: '[1, 100000000000000000000, -100000000000000000000]\n' },
  },
  {
    name: 'a float is no integer, even when it could be one',
    covers: ['floats', 'errors'],
    program: python`
      for value in (1.5, float("nan")):
          try:
              print(sdk.integer(value))
          except (sdk.InvalidInput, TypeError):
              print("refused")
    `,
    expect: { stdout: 'refused\nrefused\n' },
  },
  seenAs(
    'an aware datetime becomes UTC where the type says date-time',
    'from datetime import datetime, timedelta, timezone',
    [
      ['sdk.moment(datetime(2024, 2, 29, 12, tzinfo=timezone.utc))', '2024-02-29T12:00:00Z'],
      [
        'sdk.moment(datetime(2024, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=2))))',
        '2024-02-29T23:30:00Z',
      ],
      ['sdk.moment("2024-02-29T12:00:00Z")', '2024-02-29T12:00:00Z'],
    ],
  ),
  {
    name: 'typed parts within lists, objects and options are converted as well',
    covers: ['typed'],
    program: python`
      from datetime import date, datetime, timezone
      from uuid import UUID
      at = datetime(2024, 1, 1, tzinfo=timezone.utc)
      print(sdk.visit({"at": at, "days": [date(2024, 2, 29), "2024-03-01"], "by": UUID(int=5)}))
      print(sdk.visit({"at": at, "days": (), "by": None}))
    `,
    expect: {
      stdout:
        '{at: 2024-01-01T00:00:00Z, days: [2024-02-29, 2024-03-01], by: 00000000-0000-0000-0000-000000000005}\n' +
        '{at: 2024-01-01T00:00:00Z, days: [], by: null}\n',
    },
  },
  {
    name: 'microseconds of a datetime are kept',
    covers: ['typed'],
    program:
      'from datetime import datetime, timezone\nprint(sdk.moment(datetime(2024, 1, 1, 0, 0, 0, 123456, tzinfo=timezone.utc)))',
    expect: { stdout: '2024-01-01T00:00:00.123456Z\n' },
  },
  {
    name: 'a naive datetime is refused with the fix',
    covers: ['typed', 'refusals'],
    program: 'from datetime import datetime\nsdk.moment(datetime(2024, 1, 1))',
    expect: {
      status: 'failed',
      error: { type: 'TypeError', message: /value[\s\S]*tz/i, line: 2 },
      calls: [],
    },
  },
  seenAs('date, UUID and Enum become what the type says', 'import enum, uuid\nfrom datetime import date', [
    ['sdk.day(date(2024, 2, 29))', '2024-02-29'],
    ['sdk.ident(uuid.UUID(int=1))', '00000000-0000-0000-0000-000000000001'],
    ['sdk.colour(enum.Enum("Colour", {"RED": "red"}).RED)', 'red'],
    ['sdk.colour(enum.StrEnum("Colour", {"GREEN": "green"}).GREEN)', 'green'],
  ]),
  seenAs('Decimal becomes a number only where it loses nothing', 'from decimal import Decimal', [
    ['sdk.number(Decimal("0.5"))', '0.5'],
    ['sdk.integer(Decimal("12345678901234567890"))', '12345678901234567890'],
  ]),
  {
    name: 'a dataclass becomes an object where the type says object',
    covers: ['typed'],
    program: python`
      from dataclasses import dataclass
      @dataclass
      class Order:
          id: int
          items: list
          keys: str
      order = Order(7, ["a"], "k")
      try:
          sdk.place(order)
      except sdk.InvalidInput as error:
          print("class" in str(error))
    `,
    expect: {
      stdout: 'True\n',
      calls: [{ name: 'place', status: 'refused', input: { value: { id: 7, items: ['a'], keys: 'k' } } }],
    },
  },
  refusing('a lone surrogate is refused with its path', 'sdk.echo({"a": ["\\ud800"]})', /a[\s\S]*surrogate/i),
  refusing('a set is refused with the fix', 'sdk.echo({1, 2})', /set[\s\S]*list/),
  refusing('bytes are refused with the fix', 'sdk.echo(b"x")', /bytes[\s\S]*(decode|base64)/),
  refusing(
    'an object is refused by its type and path',
    'class Thing: pass\nsdk.echo([0, {"key": Thing()}])',
    /\[1\][\s\S]*key[\s\S]*Thing/,
  ),
  refusing('a complex number is refused', 'sdk.echo(1j)', /complex/),
  refusing('a function is refused', 'sdk.echo(print)', /builtin|function/),
  refusing(
    'a date is refused where no type asks for one',
    'import datetime\nsdk.echo(datetime.date(2024, 1, 1))',
    /date/,
  ),
  refusing('a key that is no text is refused with its path', 'sdk.echo({"a": {1: 2}})', /a[\s\S]*(key|str)/),
  refusing(
    'a value that holds itself is refused with its path',
    'loop = []\nloop.append(loop)\nsdk.echo({"x": loop})',
    /x/,
  ),
  {
    name: 'an argument is never changed by overridden methods of a subclass',
    covers: ['values', 'refusals'],
    program: python`
      class Lying(dict):
          def items(self): return iter([("planted", 1)])
          def keys(self): return iter(["planted"])
          def __iter__(self): return iter(["planted"])
          def __getitem__(self, key): return "planted"
          def __len__(self): return 1
      class Loud(str):
          def __str__(self): return "planted"
          def __repr__(self): return "planted"
          def encode(self, *a): return b"planted"
      class Many(list):
          def __iter__(self): return iter(["planted"])
      class Number(int):
          def __repr__(self): return "666"
          def __index__(self): return 666
      for value, plain in ((Lying(real=1), {"real": 1}), (Loud("real"), "real"), (Many([1]), [1]), (Number(5), 5)):
          try:
              print(sdk.echo(value) == plain)
          except TypeError:
              print(True)
    `,
    expect: { stdout: 'True\n'.repeat(4) },
  },
  {
    name: 'a value deeper than the limit is refused with a path',
    covers: ['value-limits'],
    limits: { depth: 20 },
    program: python`
      def nested(levels):
          value = 1
          for _ in range(levels):
              value = [value]
          return value
      print(sdk.echo(nested(15)) == nested(15))
      sdk.echo(nested(25))
    `,
    expect: {
      status: 'failed',
      stdout: 'True\n',
      error: { type: /^(TypeError|LimitReached|ValueError|.*LimitReached)$/, message: /20/, line: 7 },
    },
  },
  {
    name: 'a text of five megabytes is the last value, whole',
    covers: ['value-limits', 'shown'],
    program: 'print(len(sdk.echo("x" * 5_000_000)))\n"yz" * 2_500_000',
    expect: { stdout: '5000000\n', value: 'yz'.repeat(2_500_000) },
  },
  {
    name: 'a value larger than a frame is refused in the program, which goes on',
    covers: ['value-limits'],
    limits: { frameBytes: 100_000 },
    program: python`
      print(len(sdk.echo("x" * 50_000)))
      try:
          sdk.echo("x" * 200_000)
      except Exception as error:
          print(type(error).__name__ in ("TypeError", "LimitReached", "ValueError"))
      print(sdk.double(2))
    `,
    expect: { stdout: '50000\nTrue\n4\n' },
  },
  {
    name: 'a result larger than a frame fails its call, and the program goes on',
    covers: ['value-limits', 'errors'],
    limits: { frameBytes: 100_000 },
    program: python`
      try:
          sdk.letters(200_000)
      except sdk.SdkError as error:
          print(type(error).__name__ in ("CallFailed", "LimitReached"))
      print(len(sdk.letters(50_000)))
    `,
    expect: { stdout: 'True\n50000\n' },
  },
  {
    name: 'a result of megabytes arrives whole',
    covers: ['values'],
    program: 'text = sdk.letters(5_000_000)\nprint(len(text), text.count("x"), len(sdk.echo(text)))',
    expect: { stdout: '5000000 5000000 5000000\n' },
  },
];

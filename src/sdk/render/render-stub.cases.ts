import type { FunctionDescription } from '../description.ts';

const quiet = { examples: [], warnings: [], rateLimit: null, approval: 'never', timeoutMs: null } as const;
const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;

const order = {
  title: 'Order',
  type: 'object',
  properties: {
    id: whole,
    title: text,
    status: { enum: ['waiting', 'sent'] },
    note: text,
    items: {
      type: 'array',
      items: { title: 'Line', type: 'object', properties: { sku: text, count: whole }, required: ['sku'] },
    },
    at: { type: 'string', format: 'date-time' },
    position: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }] },
    prices: { type: 'object', additionalProperties: { type: 'number' } },
    parent: { anyOf: [{ $ref: '#' }, { type: 'null' }] },
  },
  required: ['id', 'title', 'status', 'items', 'at', 'position', 'prices'],
} as const;

function declare(
  name: string,
  properties: Record<string, unknown>,
  more: Partial<FunctionDescription> & { required?: string[] } = {},
): FunctionDescription {
  const { required = [], ...rest } = more;
  const input = { type: 'object', properties, required };
  return { name, description: '', effect: 'read', input, output: null, ...quiet, ...rest };
}

/** Functions that take and give every kind of type. */
export const shopFunctions: readonly FunctionDescription[] = [
  declare(
    'orders',
    { user: text, limit: { ...whole, default: 20 }, status: { enum: ['waiting', 'sent'] } },
    { required: ['user'], output: { type: 'array', items: order } },
  ),
  declare('order', { id: whole }, { required: ['id'], output: order }),
  declare('save', { order }, { required: ['order'], output: { type: 'boolean' } }),
  declare('save_all', { orders: { type: 'array', items: order } }, { required: ['orders'], output: whole }),
  declare('tag', { names: { type: 'array', items: text }, from: text }, { required: ['names'] }),
  declare(
    'pay',
    {
      amount: { type: 'number' },
      when: { type: 'string', format: 'date-time' },
      day: { type: 'string', format: 'date' },
      key: { type: 'string', format: 'uuid' },
    },
    { required: ['amount'] },
  ),
  declare(
    'move',
    { to: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }] } },
    { required: ['to'] },
  ),
  declare(
    'prices',
    { of: { type: 'object', additionalProperties: { type: 'number' } } },
    { required: ['of'], output: { type: 'object', additionalProperties: { type: 'number' } } },
  ),
  declare(
    'log',
    {},
    {
      input: {
        type: 'object',
        properties: { message: text },
        required: ['message'],
        additionalProperties: text,
      },
      output: { type: 'null' },
    },
  ),
  declare(
    'settings',
    {},
    {
      output: {
        title: 'Settings',
        type: 'object',
        properties: { theme: text },
        required: ['theme'],
        additionalProperties: true,
      },
    },
  ),
  declare('raw', {}),
];

/** What a run of the shop may have to answer. */
export const shopAnswer: { readonly [keyword: string]: unknown } = {
  type: 'object',
  properties: { waiting: { type: 'array', items: whole }, at: { type: 'string', format: 'date-time' } },
  required: ['waiting', 'at'],
};

/** Names that a careless stub would trip over: builtins, Python's words, its own helpers. */
export const awkwardFunctions: readonly FunctionDescription[] = [
  declare(
    'list',
    { self: text, str: text, class: text, _b: text },
    { required: ['self'], output: { type: 'array', items: order } },
  ),
  declare('int', {}, { output: whole }),
  declare(
    'open',
    {},
    { input: { type: 'object', properties: { extra: text, _self: text }, additionalProperties: true } },
  ),
  declare('staticmethod', {}, { output: text }),
  declare('Order', {}, { output: { ...order, title: 'Order' } }),
  declare(
    'fields',
    {},
    {
      output: {
        title: 'Item',
        type: 'object',
        properties: {
          str: text,
          int: whole,
          list: { type: 'array', items: text },
          dict: text,
          Item: text,
          _b: text,
          _t: text,
          __x: text,
          __class__: text,
          items: text,
          get: text,
          class: text,
          'a-b': text,
          ﬁ: text,
          mro: text,
          inner: { $ref: '#' },
          'it\'s "quoted"\n': text,
          '': text,
        },
      },
    },
  ),
  declare('aio_', {
    x: { title: 'Aio', type: 'object', properties: { list: text } },
    y: { title: 'List', type: 'object', properties: { y: whole } },
  }),
];

/** Uses those names; each line is right. */
export const awkwardProgram: string = `item = sdk.fields()
text: str = item.str + item.Item + item._b + item["items"] + item["class"] + item["a-b"] + item["it's \\"quoted\\"\\n"] + item[""]
texts: list[str] = item.list
more: str = item.inner.dict + item.get("Item", "")
first: str = sdk.list("me", class_="x")[0].title
number: int = sdk.int()
sdk.open("x", "y", more=1)
later = sdk.aio.open("x", "y", more=1)
numbers: list[int] = list(map(int, "12"))
`;

/** A program, whose first line is the point. */
export interface Program {
  readonly title: string;
  readonly program: string;
}

export const accepted: readonly Program[] = [
  { title: 'a key of a result', program: 'x: str = order(1)["title"]' },
  { title: 'an attribute of a result', program: 'x: str = order(1).title' },
  { title: 'a computed key', program: 'name = str(1)\norder(1)[name].anything' },
  { title: 'get of a required key', program: 'x: str = order(1).get("title")' },
  { title: 'get of an optional key', program: 'x: str | None = order(1).get("note")' },
  { title: 'get with a default', program: 'x: str = order(1).get("note", "")' },
  { title: 'get with a default of another type', program: 'x: str | int = order(1).get("note", 0)' },
  { title: 'get of a computed key', program: 'name = str(1)\norder(1).get(name, 5)' },
  { title: 'an optional attribute', program: 'x: str = order(1).note' },
  { title: 'a key called like a dict method', program: 'x: str = order(1)["items"][0].sku' },
  {
    title: 'the methods of dict',
    program: 'for key, value in order(1).items():\n    print(key.upper(), value)',
  },
  { title: 'iteration over a record', program: 'for key in order(1):\n    print(key.upper())' },
  { title: 'a record unpacked', program: 'copy = {**order(1), "note": "x"}\nsave(copy)' },
  {
    title: 'a record as keyword arguments',
    program: 'def show(**fields: object) -> None: ...\nshow(**order(1))',
  },
  {
    title: 'a record within a record',
    program: 'parent = order(1).parent\nif parent is not None:\n    x: str = parent.title',
  },
  {
    title: 'a comprehension over records',
    program: 'x: list[str] = [o.title for o in orders("u") if o.status == "waiting"]',
  },
  {
    title: 'sorting records',
    program: 'best = sorted(orders("u"), key=lambda o: o["id"], reverse=True)[:3]\nsave_all(best)',
  },
  {
    title: 'a position of a tuple',
    program: 'x, y = order(1).position\nprint(x + y, order(1).position[0] * 2)',
  },
  { title: 'a dict of numbers', program: 'x: float = sum(order(1).prices.values())' },
  {
    title: 'an attribute beyond the known ones where a record is open',
    program: 'x: str = settings().theme\nsettings().anything',
  },
  { title: 'anything of an untyped result', program: 'raw()["a"].b[0]' },
  { title: 'a record passed back', program: 'save(order(1))' },
  { title: 'a record changed and passed back', program: 'o = order(1)\no["note"] = "x"\nsave(o)' },
  { title: 'a literal dict', program: 'save({"id": 1, "title": "x", "status": "sent"})' },
  { title: 'a dict made elsewhere', program: 'o = dict(id=1, title="x")\nsave(o)' },
  {
    title: 'a dataclass',
    program: 'from dataclasses import dataclass\n\n@dataclass\nclass Mine:\n    id: int\n\nsave(Mine(1))',
  },
  { title: 'a list of records', program: 'save_all(orders("u"))' },
  { title: 'a list of literals and records', program: 'save_all([order(1), {"id": 2}])' },
  { title: 'a tuple for a list', program: 'save_all((order(1), order(2)))\ntag(("a", "b"))' },
  { title: 'an empty list', program: 'save_all([])\ntag([])' },
  { title: 'a default left out', program: 'orders("u")' },
  { title: 'arguments by position and keyword', program: 'orders("u", 5, status="sent")' },
  { title: 'None for what may be left out', program: 'orders("u", status=None)' },
  {
    title: 'an enum value from a loop',
    program: 'for status in ["waiting", "sent"]:\n    orders("u", status=status)',
  },
  {
    title: 'an Enum',
    program: 'import enum\n\nclass Status(enum.Enum):\n    SENT = "sent"\n\norders("u", status=Status.SENT)',
  },
  { title: 'a parameter whose JSON name is a keyword', program: 'tag(["a"], from_="b")' },
  { title: 'an int for a number', program: 'pay(5)' },
  { title: 'a Decimal for a number', program: 'from decimal import Decimal\n\npay(Decimal("1.5"))' },
  { title: 'a Decimal for an int', program: 'from decimal import Decimal\n\norder(Decimal(1))' },
  {
    title: 'a UUID and a Decimal for a str',
    program: 'import decimal, uuid\n\norders(uuid.uuid4())\norders(decimal.Decimal(1))',
  },
  {
    title: 'an Enum for an int',
    program: 'import enum\n\nclass Id(enum.Enum):\n    ONE = 1\n\norder(Id.ONE)',
  },
  {
    title: 'dates and a UUID by their types',
    program: 'import datetime, uuid\n\npay(1, datetime.datetime.now(), datetime.date.today(), uuid.uuid4())',
  },
  { title: 'dates and a UUID as text', program: 'pay(1, "2024-01-01T00:00:00Z", "2024-01-01", "x")' },
  { title: 'a tuple and a list for a tuple', program: 'move((1, 2.5))\nmove([1, 2.5])' },
  {
    title: 'a dict of ints where numbers are asked for',
    program: 'counts = {"a": 1}\nx: float = prices(counts)["a"]',
  },
  { title: 'further keyword arguments', program: 'log("x", colour="red")' },
  { title: 'the global sdk', program: 'x: int = sdk.order(1).id' },
  { title: 'import sdk', program: 'import sdk\n\nx: int = sdk.order(1).id' },
  { title: 'import sdk as another name', program: 'import sdk as shop\n\nx: int = shop.order(1).id' },
  { title: 'from sdk import', program: 'from sdk import order, RateLimited, aio\n\nx: int = order(1).id' },
  { title: 'map', program: 'x: list[int] = [o.id for o in sdk.map(sdk.order, [1, 2])]' },
  {
    title: 'map over a generator with a lambda',
    program: 'x = sdk.map(lambda user: orders(user, limit=5), (name for name in "ab"))\nx[0][0].title',
  },
  {
    title: 'gather of awaitables',
    program:
      'import asyncio\n\nasync def main() -> None:\n    one, two = await asyncio.gather(sdk.aio.order(1), sdk.aio.orders("u"))\n    print(one.title, two[0].title)\n\nasyncio.run(main())',
  },
  {
    title: 'a task group',
    program:
      'import asyncio\n\nasync def main() -> None:\n    async with asyncio.TaskGroup() as group:\n        task = group.create_task(sdk.aio.order(1))\n    print(task.result().title)',
  },
  {
    title: 'the exceptions',
    program:
      'import time\n\ntry:\n    save({})\nexcept sdk.RateLimited as error:\n    time.sleep(error.retry_after_seconds)\nexcept (sdk.InvalidInput, sdk.Denied, sdk.CallTimeout, sdk.CallFailed, sdk.LimitReached):\n    pass\nexcept sdk.SdkError as error:\n    print(str(error))',
  },
  { title: 'what the last program left', program: 'print(sdk.last_value.anything, sdk.last_output.upper())' },
  { title: 'a text as answer', program: 'final_answer("x")' },
  { title: 'a dict as answer', program: 'sdk.final_answer({"a": [1]})' },
  { title: 'a record as answer', program: 'final_answer(order(1))' },
  { title: 'that nothing follows the answer', program: 'def pick() -> str:\n    final_answer("x")' },
];

/** A wrong program: the rule that its first line, and only that, breaks. */
export interface WrongProgram extends Program {
  readonly rule: string;
}

export const found: readonly WrongProgram[] = [
  { title: 'an argument of the wrong type', program: 'order("one")', rule: 'reportArgumentType' },
  { title: 'a missing argument', program: 'order()', rule: 'reportCallIssue' },
  { title: 'too many arguments', program: 'order(1, 2)', rule: 'reportCallIssue' },
  { title: 'an unknown argument', program: 'order(1, deep=True)', rule: 'reportCallIssue' },
  { title: 'an unknown function of sdk', program: 'sdk.oder(1)', rule: 'reportAttributeAccessIssue' },
  { title: 'an unknown bare name', program: 'oder(1)', rule: 'reportUndefinedVariable' },
  { title: 'an unknown import', program: 'from sdk import oder', rule: 'reportAttributeAccessIssue' },
  { title: 'an unknown awaitable', program: 'sdk.aio.oder(1)', rule: 'reportAttributeAccessIssue' },
  {
    title: 'an unknown attribute of a record',
    program: 'order(1).titel',
    rule: 'reportAttributeAccessIssue',
  },
  { title: 'an attribute of a list', program: 'orders("u").title', rule: 'reportAttributeAccessIssue' },
  {
    title: 'an operation that the type of a key has not',
    program: 'order(1)["id"].upper()',
    rule: 'reportAttributeAccessIssue',
  },
  {
    title: 'an operation that the type of an attribute has not',
    program: 'x = order(1).id + "x"',
    rule: 'reportOperatorIssue',
  },
  {
    title: 'an optional key used as if it were there',
    program: 'order(1).get("note").upper()',
    rule: 'reportOptionalMemberAccess',
  },
  {
    title: 'a nullable value used as if it were there',
    program: 'order(1).parent.title',
    rule: 'reportOptionalMemberAccess',
  },
  { title: 'a text where a record is asked for', program: 'save("x")', rule: 'reportArgumentType' },
  { title: 'a record where a list is asked for', program: 'save_all(order(1))', rule: 'reportArgumentType' },
  { title: 'a text where a list is asked for', program: 'tag("ab")', rule: 'reportArgumentType' },
  { title: 'a set where a list is asked for', program: 'tag({"a"})', rule: 'reportArgumentType' },
  { title: 'a range where a list is asked for', program: 'tag(range(3))', rule: 'reportArgumentType' },
  { title: 'a list of the wrong items', program: 'tag([1])', rule: 'reportArgumentType' },
  {
    title: 'a number where an enum is asked for',
    program: 'orders("u", status=1)',
    rule: 'reportArgumentType',
  },
  { title: 'None where a value is asked for', program: 'orders(None)', rule: 'reportArgumentType' },
  { title: 'None for what has a default', program: 'orders("u", limit=None)', rule: 'reportArgumentType' },
  { title: 'a date where a number is asked for', program: 'pay("5")', rule: 'reportArgumentType' },
  { title: 'a tuple of the wrong length', program: 'move((1, 2, 3))', rule: 'reportArgumentType' },
  { title: 'a dict with keys that are no str', program: 'prices({1: 2.5})', rule: 'reportArgumentType' },
  {
    title: 'a further keyword argument of the wrong type',
    program: 'log("x", colour=1)',
    rule: 'reportArgumentType',
  },
  {
    title: 'an awaitable used as its result',
    program: 'sdk.aio.order(1).title',
    rule: 'reportAttributeAccessIssue',
  },
  { title: 'an awaitable that nobody awaits', program: 'sdk.aio.order(1)', rule: 'reportUnusedCoroutine' },
  { title: 'map over the wrong items', program: 'sdk.map(sdk.order, ["a"])', rule: 'reportArgumentType' },
  { title: 'a list as answer', program: 'final_answer([1])', rule: 'reportArgumentType' },
  { title: 'an answer without a value', program: 'final_answer()', rule: 'reportCallIssue' },
];

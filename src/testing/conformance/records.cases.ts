import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** What results look like to a program. */
export const records: readonly ConformanceCase[] = [
  {
    name: 'a record reads as a dict and by attribute',
    covers: ['records'],
    program: python`
      r = sdk.search("x", 1)[0]
      print(r["title"], r.title, r.get("url"), r.get("absent", 0), "date" in r, isinstance(r, dict), len(r))
      print(list(r), {**r}["date"], dict(r) == r, [k for k, v in r.items()][:2])
    `,
    expect: {
      stdout:
        "Old benchmarks Old benchmarks https://example.com/1 0 True True 4\n['title', 'url', 'snippet', 'date'] 2023-05-01 True ['title', 'url']\n",
    },
  },
  {
    name: 'a field named like a dict method is only reached by key',
    covers: ['records'],
    program: python`
      o = sdk.order()
      print(o["items"], o["keys"], callable(o.items), callable(o.keys), o["not-a-name"], o["class"], getattr(o, "class"))
    `,
    expect: { stdout: "['a', 'b'] k True True n c c\n" },
  },
  {
    name: 'an absent optional field raises naming get',
    covers: ['absent'],
    program: python`
      o = sdk.order()
      for read in (lambda: o.note, lambda: o["note"]):
          try:
              read()
          except (AttributeError, KeyError) as error:
              print(type(error).__name__, ".get(" in str(error) and "note" in str(error))
      print(o.get("note"), hasattr(o, "note"))
    `,
    expect: { stdout: 'AttributeError True\nKeyError True\nNone False\n' },
  },
  {
    name: 'asking for an absent field by the ways of a dict raises nothing and adds nothing',
    covers: ['absent', 'records'],
    program: python`
      o = sdk.order()
      print("note" in o, o.get("note", 5), o.pop("note", 6), dict(o) == o, len(o), list(o)[-1])
      for read in (lambda: dict(o)["note"], lambda: o.pop("note"), lambda: o[5]):
          try:
              read()
          except KeyError as error:
              print(error)
    `,
    expect: { stdout: "False 5 6 True 5 class\n'note'\n'note'\n5\n" },
  },
  {
    name: 'a misspelt field names the nearest one',
    covers: ['absent', 'records'],
    program: 'sdk.search("x")[0].titel',
    expect: { status: 'failed', error: { type: 'AttributeError', message: /titel[\s\S]*title/, line: 1 } },
  },
  {
    name: 'a record can be changed, copied, compared, printed and written as JSON',
    covers: ['records', 'copies'],
    program: python`
      import copy, json
      r = sdk.search("x", 1)[0]
      r["title"] = "T"
      r.url = "U"
      del r["snippet"]
      print(r, copy.deepcopy(r) == r, json.dumps(r), r | {"date": "D"})
    `,
    expect: {
      stdout:
        "{'title': 'T', 'url': 'U', 'date': '2023-05-01'} True {\"title\": \"T\", \"url\": \"U\", \"date\": \"2023-05-01\"} {'title': 'T', 'url': 'U', 'date': 'D'}\n",
    },
  },
  {
    name: 'a record matches a mapping pattern and unpacks into keywords',
    covers: ['records'],
    program: python`
      match sdk.search("x", 1)[0]:
          case {"title": title, **rest}:
              print(title, sorted(rest))
      print((lambda title, **_: title)(**sdk.search("x", 1)[0]))
    `,
    expect: { stdout: "Old benchmarks ['date', 'snippet', 'url']\nOld benchmarks\n" },
  },
  {
    name: 'records inside plain results read by attribute as well',
    covers: ['records'],
    program: 'print(sdk.echo({"a": [{"b": 1}]})["a"][0]["b"], [r.date for r in sdk.search("x")][0])',
    expect: { stdout: '1 2023-05-01\n' },
  },
  {
    name: 'parameters take records and plain dicts alike',
    covers: ['parameters'],
    program: python`
      o = sdk.order()
      plain = {"id": 7, "items": ["a", "b"], "keys": "k", "not-a-name": "n", "class": "c"}
      print(sdk.place(o) == sdk.place(plain), sdk.summarise(sdk.search("x", 2)), sdk.summarise([{"title": "t"}]))
    `,
    expect: { stdout: 'True Old benchmarks, New benchmarks t\n' },
  },
];

import type { FindingCode } from '../check/finding.ts';

/** What is expected of one finding: code, severity, `line:column`, and the message. */
export type ExpectedFinding = readonly [
  code: FindingCode,
  severity: 'error' | 'note',
  at: string,
  message: string,
];

/** A program and all that is found in it. */
export interface CheckCase {
  readonly title: string;
  readonly source: string;
  readonly found: readonly ExpectedFinding[];
}

const search = 'Signature: search(query: str, limit: int = 10) -> list[Hit]';
const notify = 'Signature: send_notification(user_id: str, message: str) -> bool';

/** Programs in which there is nothing to find. */
export const cleanPrograms: readonly (readonly [title: string, source: string])[] = [
  ['calls by position and by name', 'print(sdk.search("a", 3), sdk.search(query="a"), search("b", limit=2))'],
  [
    'stars that may hold what is missing',
    'a, k = [], {}\nsdk.search(*a)\nsdk.search(**k)\nsdk.send_notification(*a, **k)',
  ],
  [
    'top-level await',
    'import asyncio\nr = await sdk.aio.search("a")\nasync with asyncio.timeout(1):\n    pass\nasync for x in r:\n    pass\n[await sdk.aio.search(q) for q in "ab"]',
  ],
  ['await in an async function', 'async def f():\n    return await sdk.aio.search("a")\nawait f()'],
  [
    'everything beside the functions',
    'sdk.map(sdk.search, ["a"])\nsdk.last_value, sdk.last_output, sdk.Record, sdk.__name__\ntry:\n    sdk.search("a")\nexcept (sdk.CallFailed, sdk.SdkError, sdk.RateLimited) as e:\n    print(e)',
  ],
  [
    'the SDK under other names',
    'import sdk as s\nfrom sdk import search as find\nimport sdk.aio as later\nfrom sdk import *\ns.search("a"), find("b"), await later.search("c")',
  ],
  ['a function of the same name', 'def search(q, depth):\n    return q\nsearch("a", depth=3)'],
  ['a parameter of the same name', 'def f(search):\n    return search(1, 2, 3, 4)\nf(print)'],
  ['a variable named sdk', 'sdk = print\nsdk.serch("a")'],
  ['an attribute stored into sdk', 'sdk.serch = print\nsdk.serch("a")'],
  ['a question whether a function is there', 'try:\n    sdk.serch("a")\nexcept AttributeError:\n    pass'],
  ['an import with another way', 'try:\n    import numpy\nexcept ImportError:\n    numpy = None'],
  ['a name that is caught', 'try:\n    maybe\nexcept NameError:\n    maybe = 1'],
  [
    'imports that are allowed',
    'import json, math\nfrom collections import Counter\nfrom __future__ import annotations\nimport xml.etree.ElementTree as tree\nprint(json, math, Counter, tree)',
  ],
  [
    'what Python 3.14 can read',
    'type Pair[T] = tuple[T, T]\nx = {"a": 1}\nprint(f"{x["a"]}")\ntry:\n    pass\nexcept* ValueError:\n    pass',
  ],
  ['names of the interpreter', 'print(__name__, __file__, __builtins__, exit, help)'],
  ['keyword arguments beyond the parameters of an open function', 'sdk.log("a", level=1, more="b")'],
  ['parameters whose JSON names are no Python names', 'sdk.mail(to="a", from_="b")'],
  ['a final answer', 'sdk.final_answer({"a": 1})'],
];

/** Programs with something to find. */
export const checkCases: readonly CheckCase[] = [
  {
    title: 'a function that is not there',
    source: 'x = sdk.serch("a")',
    found: [
      [
        'unknown-function',
        'error',
        '1:9',
        `\`sdk\` has no function \`serch\`. Did you mean \`search\`? ${search}`,
      ],
    ],
  },
  {
    title: 'a function like none',
    source: 'sdk.frobnicate()',
    found: [
      [
        'unknown-function',
        'error',
        '1:5',
        '`sdk` has no function `frobnicate`. Its functions: log, mail, search, send_notification.',
      ],
    ],
  },
  {
    title: 'a function that is passed on',
    source: 'sdk.map(sdk.serch, ["a"])',
    found: [
      [
        'unknown-function',
        'error',
        '1:13',
        `\`sdk\` has no function \`serch\`. Did you mean \`search\`? ${search}`,
      ],
    ],
  },
  {
    title: 'a function to await',
    source: 'await sdk.aio.serch("a")',
    found: [
      [
        'unknown-function',
        'error',
        '1:15',
        `\`sdk\` has no function \`serch\`. Did you mean \`search\`? ${search}`,
      ],
    ],
  },
  {
    title: 'a function in an f-string',
    source: 'print(f"{sdk.serch(1)}")',
    found: [
      [
        'unknown-function',
        'error',
        '1:14',
        `\`sdk\` has no function \`serch\`. Did you mean \`search\`? ${search}`,
      ],
    ],
  },
  {
    title: 'a function behind another name',
    source: 'import sdk as s\ns.serch("a")',
    found: [
      [
        'unknown-function',
        'error',
        '2:3',
        `\`sdk\` has no function \`serch\`. Did you mean \`search\`? ${search}`,
      ],
    ],
  },
  {
    title: 'an import of a function',
    source: 'from sdk import serch',
    found: [
      [
        'unknown-function',
        'error',
        '1:17',
        `\`sdk\` has no function \`serch\`. Did you mean \`search\`? ${search}`,
      ],
    ],
  },
  {
    title: 'a bare function that is not there',
    source: 'serch("a")',
    found: [
      ['undefined-name', 'error', '1:1', `\`serch\` is not defined. Did you mean \`search\`? ${search}`],
    ],
  },
  {
    title: 'a function in a program that makes names',
    source: 'exec("x = 1")\nsdk.serch(x)',
    found: [
      [
        'unknown-function',
        'note',
        '2:5',
        `\`sdk\` has no function \`serch\`. Did you mean \`search\`? ${search}`,
      ],
      ['undefined-name', 'note', '2:11', '`x` is not defined.'],
    ],
  },
  {
    title: 'an argument that is not there',
    source: 'sdk.search("a",\n  limt=3)',
    found: [
      [
        'unknown-argument',
        'error',
        '2:3',
        `\`search\` has no argument \`limt\`. Did you mean \`limit\`? ${search}`,
      ],
    ],
  },
  {
    title: 'an argument like none',
    source: 'search("a", colour=3)',
    found: [['unknown-argument', 'error', '1:13', `\`search\` has no argument \`colour\`. ${search}`]],
  },
  {
    title: 'an argument beside stars',
    source: 'k = {}\nsearch(limt=3, **k)',
    found: [
      [
        'unknown-argument',
        'error',
        '2:8',
        `\`search\` has no argument \`limt\`. Did you mean \`limit\`? ${search}`,
      ],
    ],
  },
  {
    title: 'an argument given twice',
    source: 'sdk.search("a", query="b")',
    found: [
      [
        'duplicate-argument',
        'error',
        '1:17',
        `\`search\` gets \`query\` twice: by its position and by its name. ${search}`,
      ],
    ],
  },
  {
    title: 'too many arguments',
    source: 'sdk.search("a", 1, 2)',
    found: [
      ['too-many-arguments', 'error', '1:5', `\`search\` takes 2 positional arguments, got 3. ${search}`],
    ],
  },
  {
    title: 'too many arguments for one',
    source: 'final_answer(1, 2)',
    found: [
      [
        'too-many-arguments',
        'error',
        '1:1',
        '`final_answer` takes 1 positional argument, got 2. Signature: final_answer(answer)',
      ],
    ],
  },
  {
    title: 'a missing argument',
    source: 'sdk.search(limit=1)',
    found: [['missing-argument', 'error', '1:5', `\`search\` needs \`query\`. ${search}`]],
  },
  {
    title: 'two missing arguments',
    source: 'await sdk.aio.send_notification()',
    found: [
      [
        'missing-argument',
        'error',
        '1:15',
        `\`send_notification\` needs \`user_id\`, \`message\`. ${notify}`,
      ],
    ],
  },
  {
    title: 'a parameter by its JSON name',
    source: 'sdk.mail(to="a", **{"from": "b"})\nsdk.mail(to="a")',
    found: [
      [
        'missing-argument',
        'error',
        '2:5',
        '`mail` needs `from_`. Signature: mail(from_: str, to: str) -> Any',
      ],
    ],
  },

  {
    title: 'an undefined name',
    source: 'é = "𝒳"; print(é, undef)',
    found: [['undefined-name', 'error', '1:20', '`undef` is not defined.']],
  },
  {
    title: 'a mistyped builtin',
    source: 'pirnt(1)',
    found: [['undefined-name', 'error', '1:1', '`pirnt` is not defined. Did you mean `print`?']],
  },
  {
    title: 'a mistyped name of the program',
    source: 'results = []\nprint(result)',
    found: [['undefined-name', 'error', '2:7', '`result` is not defined. Did you mean `results`?']],
  },
  {
    title: 'a name of another scope',
    source: 'def f():\n    rows = []\nf()\nprint(rows)',
    found: [['undefined-name', 'error', '4:7', '`rows` is not defined here: only in another scope.']],
  },
  {
    title: 'a module without its import',
    source: 'print(json.dumps(1))',
    found: [['undefined-name', 'error', '1:7', '`json` is not imported. Add `import json`.']],
  },
  {
    title: 'an undefined name in an annotation',
    source: 'def f(x: Frob) -> "Gnarl": ...',
    found: [
      ['undefined-name', 'note', '1:10', '`Frob` is not defined.'],
      ['undefined-name', 'note', '1:20', '`Gnarl` is not defined.'],
    ],
  },
  {
    title: 'an undefined name behind noqa',
    source: 'undef  # noqa: F821',
    found: [['undefined-name', 'error', '1:1', '`undef` is not defined.']],
  },
  {
    title: 'an undefined name in a file without checks',
    source: '# ruff: noqa\n# flake8: noqa\n# ruff: disable[F821]\nundef',
    found: [['undefined-name', 'error', '4:1', '`undef` is not defined.']],
  },

  {
    title: 'an import that is refused',
    source: 'import requests',
    found: [
      [
        'refused-import',
        'error',
        '1:8',
        '`requests` cannot be imported here. Available: collections, json, math, xml.',
      ],
    ],
  },
  {
    title: 'two imports that are refused',
    source: 'import os.path as p\nfrom subprocess import run',
    found: [
      [
        'refused-import',
        'error',
        '1:8',
        '`os` cannot be imported here. Available: collections, json, math, xml.',
      ],
      ['refused-import', 'error', '2:24', '`subprocess` cannot be imported here.'],
    ],
  },
  {
    title: 'a mistyped import',
    source: 'import jsn',
    found: [
      [
        'refused-import',
        'error',
        '1:8',
        '`jsn` cannot be imported here. Did you mean `json`? Available: collections, json, math, xml.',
      ],
    ],
  },
  {
    title: 'an import of a function of the SDK',
    source: 'from search import search',
    found: [
      [
        'refused-import',
        'error',
        '1:20',
        '`search` cannot be imported here. It is part of `sdk`: call sdk.search(...). Available: collections, json, math, xml.',
      ],
    ],
  },
  {
    title: 'an import whose failure something catches',
    source: 'try:\n    import numpy\nexcept Exception:\n    numpy = None',
    found: [
      [
        'refused-import',
        'note',
        '2:12',
        '`numpy` cannot be imported here. Available: collections, json, math, xml.',
      ],
    ],
  },

  {
    title: 'a bracket that is not closed',
    source: 'x = (1\ny = 2',
    found: [['syntax', 'error', '1:5', 'SyntaxError: `(` was never closed.']],
  },
  {
    title: 'a bracket that is open where the program ends',
    source: 'x = [1]\nprint(x[\n  0,\n',
    found: [['syntax', 'error', '2:8', 'SyntaxError: `[` was never closed.']],
  },
  {
    title: 'a statement that the end cuts short, where there is text',
    source: 'try:\n    x = 1\n\n',
    found: [['syntax', 'error', '2:10', 'SyntaxError: Expected `except` or `finally` after `try` block.']],
  },
  {
    title: 'only the first mistake of many',
    source: 'if x = 3:\n pass\nundef',
    found: [['syntax', 'error', '1:6', 'SyntaxError: Expected `:`, found `=`.']],
  },
  {
    title: 'a string that is not closed',
    source: 'x = "a',
    found: [['syntax', 'error', '1:5', 'SyntaxError: missing closing quote in string literal.']],
  },
  {
    title: 'a return outside of a function',
    source: 'return 5',
    found: [['syntax', 'error', '1:1', 'SyntaxError: `return` statement outside of a function/method.']],
  },
  {
    title: 'a yield outside of a function',
    source: 'yield 5',
    found: [['syntax', 'error', '1:1', 'SyntaxError: `yield` statement outside of a function.']],
  },
  {
    title: 'an await in a function that is not async',
    source: 'def f():\n    await sdk.aio.search("a")',
    found: [['syntax', 'error', '2:5', 'SyntaxError: `await` should be used within an async function.']],
  },
  {
    title: 'a command of a notebook',
    source: '!pip install x',
    found: [
      [
        'syntax',
        'error',
        '1:1',
        'SyntaxError: Expected a statement. Commands that begin with `!` or `%` are not Python.',
      ],
    ],
  },
  {
    title: 'an invisible character',
    source: 'x\u200b = 1',
    found: [['syntax', 'error', '1:2', 'SyntaxError: Got unexpected token U+200B.']],
  },
  {
    title: 'brackets that nest too deep',
    source: `x = 1\n${'['.repeat(201)}`,
    found: [
      ['syntax', 'error', '2:201', 'SyntaxError: too many nested parentheses: Python reads 200 at most.'],
    ],
  },
];

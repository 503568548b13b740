"""Programs in a part of Python: what agents write runs, what leads out is refused with advice."""

import base64
import importlib.util
import json
import marshal
import unittest
import zlib
from typing import Any

from tests.caught import caught
from tests.harness import Outcome, run
from tests.layered import installed, layer

_LIBRARY = installed()
_LAYER: Any = None if _LIBRARY is None else layer(_LIBRARY)
_ORDINARY = {
    "print('a', 1, sep='-')": "a-1\n",
    ("d = {'k': 1}\nd['k'] += 2\nd['l'] = [0]\nd['l'][0] -= 1\nprint(d)"): "{'k': 3, 'l': [-1]}\n",
    ("a = [3, 1]\na[0:1] = [5, 4]\ndel a[-1]\nprint(a, a[::-1])"): "[5, 4] [4, 5]\n",
    (
        "x, *y = sorted([3, 1, 2])\nprint(x, y, list(zip(y, 'ab')), tuple(y), sum(y))"
    ): "1 [2, 3] [(2, 'a'), (3, 'b')] (2, 3) 5\n",
    "print(f'{1.5:.2f} {[n for n in range(2)]!r}', '{:>3}|{a[0]}'.format(1, a=[2]))": "1.50 [0, 1]   1|2\n",
    (
        "class A:\n"
        "    def __init__(self, n): self.n = n\n"
        "    def __repr__(self): return f'A({self.n})'\n"
        "a = A(1)\n"
        "a.n += 1\n"
        "print(a)"
    ): "A(2)\n",
    (
        "class E(Exception):\n"
        "    def __init__(self, m):\n"
        "        super().__init__(m)\n"
        "try:\n"
        "    raise E('x')\n"
        "except E as e:\n"
        "    print(type(e).__name__, e)"
    ): "E x\n",
    ("match {'a': [1, 2]}:\n    case {'a': [x, *rest]}: print(x, rest)"): "1 [2]\n",
    (
        "def f():\n"
        "    n = 0\n"
        "    def g():\n"
        "        nonlocal n\n"
        "        n += 1\n"
        "        return n\n"
        "    return g\n"
        "g = f()\n"
        "g()\n"
        "print(g())"
    ): "2\n",
    (
        "import asyncio\n"
        "async def f(n):\n"
        "    await asyncio.sleep(0.001)\n"
        "    return n\n"
        "print(await asyncio.gather(f(1), f(2)))"
    ): "[1, 2]\n",
    (
        "from dataclasses import dataclass, field\n"
        "@dataclass\n"
        "class P:\n"
        "    x: int\n"
        "    y: list[int] = field(default_factory=list)\n"
        "print(P(1))"
    ): "P(x=1, y=[])\n",
    (
        "from enum import Enum\nclass C(Enum):\n    RED = 'red'\nprint(C('red').name, C['RED'].value)"
    ): "RED red\n",
    (
        "import collections, urllib.parse\nprint(collections.abc.Sized.__name__, urllib.parse.quote('a b'))"
    ): "Sized a%20b\n",
    (
        "if __name__ == '__main__':\n"
        "    print(hasattr([], 'no'), getattr([], 'no', 1), getattr('a', 'upper')())"
    ): "False 1 A\n",
    ("def compile(x):\n    return x\nprint(compile(1))"): "1\n",
}
_REFUSED = {
    ("x = 1\ny = x.__class__"): (
        "SyntaxError",
        2,
        "`.__class__` is refused by the rules of this sandbox. Use type(x).",
    ),
    "_x = 1": (
        "SyntaxError",
        1,
        ("the name `_x` is refused by the rules of this sandbox: it begins with an underscore. Write `x`."),
    ),
    "eval('1')": (
        "SyntaxError",
        1,
        (
            "`eval` is refused by the rules of this sandbox. json.loads() reads data; write code "
            "into the program itself."
        ),
    ),
    ("try:\n    pass\nexcept* ValueError:\n    pass"): (
        "SyntaxError",
        1,
        ("`except*` is refused by the rules of this sandbox: it can confuse the interpreter. Use `except`."),
    ),
    "from math import *": (
        "SyntaxError",
        1,
        (
            "`import *` is refused by the rules of this sandbox. Name what you need: `from math "
            "import sqrt, pi`."
        ),
    ),
    "class A(metaclass=type): pass": (
        "SyntaxError",
        1,
        ("a metaclass is refused by the rules of this sandbox. Derive from abc.ABC or enum.Enum."),
    ),
    ("import operator\noperator.attrgetter('a')"): (
        "AttributeError",
        2,
        "`operator.attrgetter` is refused by the rules",
    ),
    ("import json\n\njson.dumps = None"): (
        "TypeError",
        3,
        (
            "changing this module is refused by the rules of this sandbox: only lists, dicts and "
            "objects of the program's own classes can be changed. Make a new value instead."
        ),
    ),
    "open('/etc/hostname')": (
        "PermissionError",
        1,
        (
            "`/etc/hostname` is refused by the rules of this sandbox. Given files stand under "
            "/data; what is left in /out is handed back."
        ),
    ),
    "import pickle": (
        "ModuleNotFoundError",
        1,
        "`pickle` cannot be imported here. ",
    ),
    "import pungi_guest": (
        "ModuleNotFoundError",
        1,
        "`pungi_guest` cannot be imported here. ",
    ),
}

_LEAVING = (
    "import json\nfrom math import sqrt as root\ndef f(x):\n    return '{0.__class__}'.format(x)\nn = 4"
)


def _run(source: str, **changes: Any) -> Outcome:
    return run(source, layer=_LAYER, importPolicy="all", **changes)


@unittest.skipIf(_LIBRARY is None, "RestrictedPython is not installed: npm run install:restricted")
class Restricted(unittest.TestCase):
    def test_what_agents_write_runs(self) -> None:
        for source, printed in _ORDINARY.items():
            with self.subTest(source):
                outcome = _run(source)

                assert (outcome.end["error"], outcome.stdout) == (None, printed)

    def test_a_refusal_says_what_where_and_what_to_write_instead(self) -> None:
        for source, (kind, line, message) in _REFUSED.items():
            with self.subTest(source):
                error = _run(source).error

                assert (error["type"], error["line"]) == (kind, line), error
                assert error["message"].startswith(message), error["message"]

    def test_all_refusals_of_a_program_are_told_at_once(self) -> None:
        error = _run("import json\n_a = 1\nglobals()\n().__dict__").error

        assert error["line"] == 2
        assert error["message"] == (
            "the name `_a` is refused by the rules of this sandbox: it begins with an underscore. "
            "Write `a`.\n"
            "line 3: `globals` is refused by the rules of this sandbox. Use a dict of your own.\n"
            "line 4: `.__dict__` is refused by the rules of this sandbox. Use vars(x), which gives a copy."
        )
        assert error["traceback"].startswith('  File "<program>", line 2\n    _a = 1\n    ^\nSyntaxError: ')

    def test_many_refusals_are_counted(self) -> None:
        message = _run("\n".join(["_a = 1"] * 30)).error["message"]

        assert message.endswith("\nand 10 more")

    def test_what_a_program_leaves_is_compiled_by_the_rules_again(self) -> None:
        left = _run(_LEAVING)
        outcome = _run("print(json.dumps(n), root(n))\nf(1)", carried=left.end["carried"])

        assert left.end["notCarried"] == []
        assert outcome.stdout == "4 2.0\n"
        assert (
            outcome.error["message"] == "`.__class__` is refused by the rules of this sandbox. Use type(x)."
        )

    def test_the_last_expression_and_the_variables_are_told_as_ever(self) -> None:
        end = _run("n = 2\n[n]").end

        assert end["value"] == {"value": [2], "plain": True, "repr": "[2]"}
        assert [variable["name"] for variable in end["variables"]] == ["n"]

    def test_a_policy_narrows_what_there_are_facades_for(self) -> None:
        error = run("import re", layer=_LAYER, importPolicy={"allow": ["json", "os", "math"]}).error

        assert error["message"] == "`re` cannot be imported here. Available: json, math."


class Layered(unittest.TestCase):
    def test_a_layer_of_another_python_is_refused(self) -> None:
        from pungi_guest.language import language_of

        error = caught(RuntimeError, lambda: language_of({"magic": "00000000", "code": ""}))

        assert str(error).startswith("Expected a layer compiled for Python "), error
        assert str(error).endswith(", got 00000000."), error

    def test_a_layer_is_loaded_once_where_it_is_asked_for_before_its_programs(self) -> None:
        from pungi_guest.language import language_of
        from pungi_guest.main import run_program

        counting = "import sys\nsys.loads = getattr(sys, 'loads', 0) + 1\ndef language(): return sys.loads"
        modules = [("counting", compile(counting, "<counting>", "exec"))]
        code = base64.b64encode(zlib.compress(marshal.dumps(modules))).decode()
        given: Any = {"magic": importlib.util.MAGIC_NUMBER.hex(), "code": code}

        run_program(json.dumps({"kind": "layer", "layer": given}), lambda _: b"")

        assert [language_of(given), language_of(given)] == [1, 1]

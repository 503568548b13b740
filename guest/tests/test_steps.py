"""Between the steps of one run, values, imports and definitions are carried on purpose, and nothing else."""

import unittest

from tests.harness import Outcome, run


def steps(*sources: str) -> list[Outcome]:
    """Run programs as steps of one run."""
    outcomes: list[Outcome] = []
    carried = None
    for source in sources:
        outcomes.append(run(source, carried=carried))
        carried = outcomes[-1].end["carried"]
    return outcomes


class Values(unittest.TestCase):
    def test_plain_values_and_their_kin_come_back(self) -> None:
        _, second = steps(
            "from decimal import Decimal\nimport datetime\n"
            "a, b, c, d = None, True, 2**70, -0.0\n"
            "e = {'x': [1, (2, 3)], 'y': {4, 5}, 'z': frozenset('a'), 'b': b'\\xff'}\n"
            "f = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc), "
            "datetime.date(2024, 1, 2)\n"
            "g = Decimal('1.10')\n"
            "h = float('nan')\n"
            "now = datetime.datetime.now()\n",
            "print(a, b, c == 2**70, str(d), e, f, g, h, type(now) is datetime.datetime)",
        )

        assert second.stdout == (
            "None True True -0.0 {'x': [1, (2, 3)], 'y': {4, 5}, 'z': frozenset({'a'}), 'b': b'\\xff'} "
            "(datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc), "
            "datetime.date(2024, 1, 2)) "
            "1.10 nan True\n"
        )

    def test_shared_references_stay_shared(self) -> None:
        _, second = steps("a = [1]\nb = {'a': a}\na.append(b)", "print(b['a'] is a, a[1] is b)")

        assert second.stdout == "True True\n"

    def test_records_stay_records(self) -> None:
        _, second = steps(
            'results = search("a")',
            "print(results[0].title, type(results[0]) is sdk.Record)\nresults[1].score",
        )

        assert second.stdout == "New on a True\n"
        assert second.error["message"] == 'this Result has no `score`, which is optional. Use .get("score")'

    def test_values_go_on_through_steps_that_do_not_touch_them(self) -> None:
        *_, last = steps("a = 1", "b = 2", "c = 3", "print(a, b, c)")

        assert last.stdout == "1 2 3\n"

    def test_what_a_failed_program_left_is_carried_too(self) -> None:
        first, second = steps("a = 1\n1 / 0\na = 2", "print(a)")

        assert (first.end["status"], second.stdout) == ("failed", "1\n")

    def test_an_answer_carries_nothing(self) -> None:
        assert steps("a = 1\nfinal_answer('x')")[0].end["carried"] is None

    def test_what_is_not_carried_is_named_with_the_reason(self) -> None:
        (first,) = steps(
            "import threading\n"
            "class Point:\n    pass\n"
            "p = Point()\n"
            "g = (n for n in [1])\n"
            "f = lambda: 1\n"
            "lock = threading.Lock()\n"
            "find = search\n"
            "search = 5\n"
            "def outer():\n    def inner(): pass\n    return inner\n"
            "inner = outer()\n"
        )

        assert {entry["name"]: entry["reason"] for entry in first.end["notCarried"]} == {
            "p": (
                "Expected `p` to be a value that is carried, got a Point. Use a dict or a list of "
                "plain values."
            ),
            "g": "Expected `g` to be a value that is carried, got a generator. Use list(...).",
            "f": "a lambda is not carried: write it as a def",
            "lock": (
                "Expected `lock` to be a value that is carried, got a lock. Use a dict or a list of "
                "plain values."
            ),
            "find": "it is a part of `sdk`: take it from there again",
            "search": "the name belongs to `sdk`",
            "inner": "only what the top level of a program defines is carried",
        }

    def test_names_of_the_sdk_are_never_carried(self) -> None:
        _, second = steps(
            "search = 5\nsdk = None\nfinal_answer = 1", "print(search('x')[0].title, callable(final_answer))"
        )

        assert second.stdout == "New on x True\n"

    def test_a_value_beyond_the_limit_is_left_out_whole(self) -> None:
        first = run("small = 1\nlarge = 'x' * 5000\nlast = 2\ndef f(): pass", limits={"carriedBytes": 2000})

        assert [entry["name"] for entry in first.end["notCarried"]] == ["large"]
        assert len(first.end["carried"].encode()) <= 2000
        assert run("print(small, last, f)", carried=first.end["carried"]).stdout.startswith("1 2 <function f")

    def test_no_limit_is_too_small_for_a_program_to_end(self) -> None:
        source = "import math, json, re, collections\nfrom itertools import chain\nx = 1\ndef f(): pass"
        for limit in (1, 60, 70, 200, 300):
            end = run(source, limits={"carriedBytes": limit}).end
            left = [entry["name"] for entry in end["notCarried"]]

            assert end["status"] == "completed"
            assert len(end["carried"] or "") <= limit
            assert (end["carried"] is None) == (limit < 65), limit
            assert {"math", "chain", "f"} <= {*left}, left
            assert ("x" in left) == (limit < 65), left


class Definitions(unittest.TestCase):
    def test_imports_functions_and_classes_are_declared_again(self) -> None:
        *_, last = steps(
            "import math, json as j\nimport concurrent.futures\n"
            "from math import sqrt\nfrom random import randint\nfrom typing import List, Any as Anything\n"
            "import functools\nfrom dataclasses import dataclass\n"
            "factor = 3\n"
            "def triple(n: int = factor) -> int:\n    return n * factor\n"
            "@dataclass\nclass Point:\n    x: int\n    def twice(self):\n        return triple(self.x)\n"
            "@functools.lru_cache\ndef cached(n):\n    return n + 1\n"
            "async def later():\n    return 5\n",
            "factor = 4",
            "print(math.pi == j.loads(repr(math.pi)), sqrt(16), randint(1, 1), List[int])\n"
            "print(Anything, concurrent.futures)\n"
            "print(triple(2), Point(5).twice(), cached(1), await later())\n",
        )

        assert last.end["error"] is None, last.end["error"]["traceback"]
        assert last.stdout.split("\n")[2] == "8 20 2 5"
        assert last.stdout.startswith("True 4.0 1 typing.List[int]\ntyping.Any <module 'concurrent.futures'")

    def test_classes_are_declared_again_whose_code_a_library_makes(self) -> None:
        first, _, last = steps(
            "import enum, typing\nfrom contextlib import contextmanager\nfrom dataclasses import dataclass\n"
            "@dataclass(frozen=True)\nclass Plain:\n    x: int\n"
            "@dataclass(slots=True)\nclass Slotted:\n    x: int = 1\n"
            "class Colour(enum.Enum):\n    RED = 'r'\n"
            "class Point(typing.NamedTuple):\n    x: int\n"
            "class Part(typing.TypedDict):\n    x: int\n"
            "class Empty(Exception): pass\n"
            "@contextmanager\ndef around():\n    yield 5\n",
            "x = 1",
            "print(Plain(1), Slotted(), Colour('r'), Point(2), Part(x=3), Empty())\n"
            "with around() as five: print(five)\n",
        )

        assert first.end["notCarried"] == []
        assert last.end["error"] is None, last.end["error"]["traceback"]
        assert last.stdout == "Plain(x=1) Slotted(x=1) Colour.RED Point(x=2) {'x': 3} \n5\n"

    def test_a_redefinition_wins(self) -> None:
        *_, last = steps("def f(): return 1", "def f(): return 2", "print(f())")

        assert last.stdout == "2\n"

    def test_a_definition_that_was_never_reached_does_not_win(self) -> None:
        *_, last = steps("def f(): return 1", "1 / 0\ndef f(): return 2", "print(f())")

        assert last.stdout == "1\n"

    def test_a_class_without_code_of_its_own_that_was_never_reached_does_not_win(self) -> None:
        *_, last = steps(
            "from enum import Enum\nclass Colour(Enum):\n    RED = 1",
            "1 / 0\nclass Colour(Enum):\n    BLUE = 1",
            "print(list(Colour))",
        )

        assert last.stdout == "[<Colour.RED: 1>]\n"

    def test_a_deleted_definition_is_gone(self) -> None:
        *_, last = steps("def f(): pass\nx = 1", "del f, x", "f")

        assert last.error["type"] == "NameError"

    def test_a_traceback_shows_the_lines_it_had(self) -> None:
        _, second = steps(
            "\n\ndef divide(a):\n    # why\n    return a / 0\n",
            "import inspect\nprint(inspect.getsource(divide))\ndivide(1)",
        )

        assert second.stdout == "def divide(a):\n    # why\n    return a / 0\n\n"
        assert second.error["line"] == 3
        assert second.error["traceback"] == (
            "Traceback (most recent call last):\n"
            '  File "<program>", line 3, in <module>\n'
            "    divide(1)\n"
            '  File "<program 1>", line 5, in divide\n'
            "    return a / 0\n"
            "           ^^^^^\n"
            "ZeroDivisionError: division by zero"
        )

    def test_a_call_within_it_tells_the_line_of_this_program(self) -> None:
        _, second = steps("def find():\n    return double(1)\n", "\n\nfind()")

        assert second.calls[0]["line"] == 3

    def test_the_future_around_it_is_kept(self) -> None:
        _, second = steps(
            "from __future__ import annotations\ndef f(x: Unknown): pass\n",
            "print(f.__annotations__)\ndef g(x: int): pass\nprint(g.__annotations__)",
        )

        assert second.stdout == "{'x': 'Unknown'}\n{'x': <class 'int'>}\n"

    def test_declaring_again_makes_no_calls(self) -> None:
        first, second = steps("def f(n=double(1)):\n    return n\nclass C:\n    x = 1\n", "print(C.x)\nf")

        assert len(first.calls) == 1
        assert second.calls == []
        assert second.stdout == "1\n"
        assert second.end["notCarried"] == [
            {
                "name": "f",
                "reason": (
                    "it could not be restored: RuntimeError: double cannot be called while earlier "
                    "definitions are "
                    "restored."
                ),
            }
        ]

    def test_an_import_that_may_no_longer_be_made_is_told(self) -> None:
        first = run("import random\nx = 1")
        second = run("print(x)", carried=first.end["carried"], importPolicy={"allow": []})

        assert second.stdout == "1\n"
        assert second.end["notCarried"][0]["reason"] == (
            "it could not be restored: ImportError: `random` may not be imported"
        )

    def test_definitions_in_other_statements_are_told(self) -> None:
        (first,) = steps(
            "if True:\n"
            "    def f(): pass\n"
            "try:\n"
            "    from json import dumps\n"
            "except ImportError:\n"
            "    dumps = None"
        )

        assert [entry["name"] for entry in first.end["notCarried"]] == ["f"]


class Fresh(unittest.TestCase):
    def test_nothing_else_of_a_program_is_seen_by_the_next(self) -> None:
        steps(
            "import builtins, json, sys, os, random, time\n"
            "builtins.len = lambda x: 0\n"
            "json.dumps = None\n"
            "sys.modules['planted'] = sys\n"
            "os.environ['PLANTED'] = '1'\n"
            "time.planted = 1\n_ = sdk.__dict__.update(planted=1)\n",
        )
        second = run(
            "import json, sys, os, time\n"
            "print(len([1]), json.dumps(1), 'planted' in sys.modules, os.environ.get('PLANTED'), "
            "hasattr(time, 'planted'))\n"
            "sdk.planted",
            importPolicy="all",
        )

        assert second.stdout == "1 1 False None False\n"
        assert second.error["type"] == "AttributeError"

"""Imports, functions and classes of one program are declared again in the next of its run."""

import unittest

from tests.harness import run, steps


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

"""Between the steps of one run, values, imports and definitions are carried on purpose, and nothing else."""

import unittest

from tests.harness import run, steps


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

    def test_a_text_that_no_program_left_is_refused(self) -> None:
        for carried in ("", "{}", "0", "not json", '{"step":1,"imports":[["x"]],"definitions":[]}'):
            error = run("never", carried=carried).error

            assert error["type"] == "MalformedValueError"
            assert error["message"].endswith("got no head of imports and definitions.")

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

"""The value of a last bare expression is shown as in a notebook."""

import unittest

from tests.harness import run


class LastValue(unittest.TestCase):
    def test_shown_where_the_last_statement_is_an_expression(self) -> None:
        cases = {
            "1 + 1": "2",
            "x = 5\nx  # five": "5",
            "x = 5\nx\n\n# the end\n": "5",
            "a = 1; a": "1",
            "(\n  1,\n  2,\n)": "(1, 2)",
            '"""one\ntwo"""': "'one\\ntwo'",
            'x = """\ny = 1\n"""\nx': "'\\ny = 1\\n'",
            "def f():\n    return 3\n\nf()": "3",
            "from __future__ import annotations\ndef f(x: Unknown): pass\nf.__annotations__": "{'x': 'Unknown'}",
            "x = [1,\n2]\nx[-1]": "2",
            "x = 1\r\nx\r\n": "1",
            "x = 1\rx": "1",
        }
        for source, shown in cases.items():
            with self.subTest(source):
                assert run(source).end["value"]["repr"] == shown

    def test_not_shown_where_it_is_none_or_no_expression(self) -> None:
        for source in ("", "# nothing", "x = 5", "print(1)", "if True:\n    5", "for n in [1]:\n    n", "None", "x = \\\n5"):
            with self.subTest(source):
                outcome = run(source)

                assert (outcome.end["status"], outcome.end["value"]) == ("completed", None)

    def test_a_value_that_cannot_cross_is_shown_only(self) -> None:
        outcome = run("{1, 2}")

        assert outcome.end["value"] == {"value": None, "plain": False, "repr": "{1, 2}"}

    def test_records_cross_as_values(self) -> None:
        outcome = run('search("a")[1]')

        record = {"title": "Old on a", "date": "2023-05-01"}
        assert outcome.end["value"] == {"value": record, "plain": True, "repr": str(record)}

    def test_a_repr_that_fails_is_told_by_the_type(self) -> None:
        outcome = run("class Odd:\n    def __repr__(self):\n        raise ValueError\nOdd()")

        assert outcome.end["value"] == {"value": None, "plain": False, "repr": "<Odd>"}

    def test_a_long_repr_is_cut(self) -> None:
        outcome = run("'é' * 100_000")

        assert len(outcome.end["value"]["repr"]) == 20_000
        assert outcome.end["value"]["repr"].endswith("é … [cut]")
        assert outcome.end["value"]["value"] == "é" * 100_000

    def test_an_integer_of_any_size_is_shown(self) -> None:
        outcome = run("10 ** 5000")

        assert outcome.end["value"]["repr"] == "<int of 16610 bits>"
        assert outcome.end["value"]["plain"]

    def test_a_program_tells_which_variables_it_left(self) -> None:
        outcome = run(
            "import math\nfrom json import dumps\ndef f(): pass\nclass C: pass\n_hidden = 1\n"
            "n = 3\nrows = [{'a': 1}] * 20\nname = 'x' * 200\nc = C()\nsearch\n"
        )

        rows = "{'a': 1}, " * 5
        assert outcome.end["variables"] == [
            {"name": "n", "type": "int", "preview": "3"},
            {"name": "rows", "type": "list", "preview": f"[{rows}… 20 in all]"},
            {"name": "name", "type": "str", "preview": f"'{'x' * 71} … [cut]"},
            {"name": "c", "type": "C", "preview": "<C>"},
        ]

    def test_what_was_cut_before_is_there(self) -> None:
        outcome = run(
            "print(sdk.last_value, sdk.last_output)", last={"value": {"n": "~~x", "big": "~i20000000000000"}, "output": "abc"}
        )

        assert outcome.stdout == "{'n': '~x', 'big': 9007199254740992} abc\n"

    def test_nothing_was_cut_before(self) -> None:
        assert run("print(sdk.last_value, repr(sdk.last_output))").stdout == "None ''\n"

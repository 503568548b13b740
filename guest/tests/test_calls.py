"""Functions are called synchronously, positional or by keyword, with Python defaults."""

import unittest
from typing import Any

from tests.fixture_sdk import MANIFEST, function
from tests.harness import Host, run


class Calls(unittest.TestCase):
    def test_the_specified_program_runs_verbatim(self) -> None:
        outcome = run(
            'results = search("LLM benchmarks 2024")\n'
            'filtered = [r for r in results if r.date > "2024-01-01"]\n'
            "summary = summarise(filtered[:3])\n"
            "final_answer(summary)\n"
        )

        new = {"title": "New on LLM benchmarks 2024", "date": "2024-05-01", "score": 1.0, "items": [1, 2]}
        assert [(call["name"], call["input"]) for call in outcome.calls] == [
            ("search", {"query": "LLM benchmarks 2024"}),
            ("summarise", {"items": [new]}),
            ("final_answer", {"answer": "1 items"}),
        ]
        assert outcome.end["status"] == "answered"

    def test_arguments_are_positional_or_by_keyword(self) -> None:
        outcome = run('sdk.search("a", 1)\nsdk.search("a", limit=1)\nsdk.search(limit=1, query="a")')

        assert [call["input"] for call in outcome.calls] == [{"query": "a", "limit": 1}] * 3

    def test_a_parameter_left_out_is_left_to_the_host(self) -> None:
        outcome = run('sdk.search("a")\nsdk.schedule(at=None, to="b")')

        assert [call["input"] for call in outcome.calls] == [{"query": "a"}, {"at": None, "to": "b"}]

    def test_a_call_tells_its_line_and_position(self) -> None:
        outcome = run("x = double(1)\n\ndef f():\n    return double(2)\n\nprint(f(),\n      double(3))\n")

        assert [(call["line"], call["position"], call["seq"]) for call in outcome.calls] == [
            (1, "0:0", 0),
            (4, "0:1", 1),
            (7, "0:2", 2),
        ]

    def test_names_of_json_that_are_none_of_python_get_one(self) -> None:
        outcome = run('filter_by("a", user_id="u", age=3)')

        assert outcome.calls[0]["input"] == {"from": "a", "user-id": "u", "age": 3}

    def test_an_extra_argument_cannot_stand_for_a_declared_one(self) -> None:
        outcome = run('filter_by("a", "u", **{"from": 1})')

        assert outcome.calls == []
        assert outcome.error["message"] == "filter_by() takes 'from' as `from_`"

    def test_an_input_beyond_a_frame_is_refused_before_it_is_sent(self) -> None:
        outcome = run('echo("x" * 20_000)', limits={"frameBytes": 16_384})

        assert outcome.calls == []
        assert outcome.error["type"] == "ValueError"

    def test_a_call_of_five_megabytes_comes_back_whole(self) -> None:
        outcome = run('text = "é" * 2_500_000\nassert echo(text) == text')

        assert outcome.end["status"] == "completed"

    def test_no_bare_name_hides_a_builtin(self) -> None:
        outcome = run('print("shown")\nsdk.print("sent")')

        assert outcome.stdout == "shown\n"
        assert [call["name"] for call in outcome.calls] == ["print"]

    def test_an_sdk_of_five_hundred_functions_starts(self) -> None:
        functions = [function(f"f{number}", []) for number in range(500)]
        manifest: dict[str, Any] = {**MANIFEST, "functions": functions}
        outcome = run("print(f499(), len(dir(sdk)))", Host({"f499": lambda: 7}), manifest=manifest)

        assert outcome.stdout == "7 513\n"


class WrongCalls(unittest.TestCase):
    """A wrong call raises TypeError as a Python function would, before a frame is sent."""

    def test_as_python_says_it(self) -> None:
        cases = {
            "search()": "search() missing 1 required positional argument: 'query'",
            'search("a", 1, 2)': "search() takes from 1 to 2 positional arguments but 3 were given",
            'search("a", lmit=1)': "search() got an unexpected keyword argument 'lmit'",
            'search("a", query="b")': "search() got multiple values for argument 'query'",
            "schedule(None)": "schedule() missing 1 required keyword-only argument: 'to'",
            "sdk.map(sdk.search, [1], lmit=1)": "search() got an unexpected keyword argument 'lmit'",
            "sdk.aio.search()": "search() missing 1 required positional argument: 'query'",
        }
        for source, message in cases.items():
            with self.subTest(source):
                outcome = run(source)

                assert outcome.calls == []
                assert (outcome.error["type"], outcome.error["line"]) == ("TypeError", 1)
                assert outcome.error["message"].split(". Did you")[0] == message

    def test_a_value_that_cannot_cross_names_its_path(self) -> None:
        outcome = run('sdk.echo({"rows": [1, {2, 3}]})')

        assert outcome.calls == []
        message = "Expected `value.rows[1]` to be a plain value, got a set. Use sorted(...) or list(...)."
        assert (outcome.error["type"], outcome.error["message"]) == ("TypeError", message)

    def test_a_wrong_item_of_a_map_raises_before_any_call(self) -> None:
        outcome = run("sdk.map(sdk.echo, [1, 2, {3}])")

        assert outcome.calls == []
        assert outcome.error["type"] == "TypeError"


class Looks(unittest.TestCase):
    """The functions look as Python functions do."""

    def test_inspect_shows_the_signature(self) -> None:
        outcome = run(
            "import inspect\n"
            "print(inspect.signature(search))\n"
            "print(inspect.signature(sdk.schedule))\n"
            "print(inspect.signature(sdk.filter_by))\n"
            "print(inspect.isfunction(search), search.__name__, search.__doc__.splitlines()[0], search.__module__)\n"
        )

        assert outcome.stdout == (
            "(query: str, limit: int = 10) -> list[Result]\n"
            "(at: datetime, note: str = ..., *, to: str) -> Any\n"
            "(from_: str, user_id: str, **extra) -> Any\n"
            "True search Search the web. sdk\n"
        )

    def test_help_shows_signature_and_docstring(self) -> None:
        outcome = run("help(sdk.search)")

        assert outcome.stdout == (
            "search(query: str, limit: int = 10) -> list[Result]\n"
            "    Search the web.\n"
            "\n"
            "    Returns the newest results first.\n"
        )

    def test_help_of_the_sdk_lists_the_functions(self) -> None:
        outcome = run("help(sdk)")

        assert "The functions of this run: search, summarise, double," in outcome.stdout

    def test_help_knows_other_things_too(self) -> None:
        outcome = run("help(len)\nhelp(str.upper)")

        assert "Return the number of items in a container." in outcome.stdout
        assert "Return a copy of the string converted to uppercase." in outcome.stdout


class Imports(unittest.TestCase):
    def test_the_sdk_is_a_global_and_a_module(self) -> None:
        outcome = run(
            "import sdk as s\n"
            "from sdk import search as find, final_answer, aio, Denied\n"
            "from sdk.aio import double as later\n"
            "import sdk.aio\n"
            "print(s is sdk, find is search, aio is sdk.aio, Denied is sdk.Denied, later is sdk.aio.double)\n"
        )

        assert outcome.stdout == "True True True True True\n"

    def test_a_star_import_brings_the_functions(self) -> None:
        outcome = run("from sdk import *\nprint(double(4), Denied.__name__)")

        assert outcome.stdout == "8 Denied\n"

    def test_an_unknown_name_tells_the_nearest_and_all(self) -> None:
        functions = "search, summarise, double, half, echo, schedule, fail, filter_by, print"
        known = f"sdk has no `serch`. Did you mean `search`? Its functions: {functions}."
        instead = "In parallel: sdk.map(sdk.search, queries), or asyncio.gather over sdk.aio.search(query)."
        cases = {
            "sdk.serch": ("AttributeError", known),
            "from sdk import serch": ("ImportError", known),
            "sdk.aio.Double": ("AttributeError", f"sdk.aio has no `Double`. Did you mean `double`? Its functions: {functions}."),
            "sdk.gather": ("AttributeError", f"sdk has no `gather`. {instead} Its functions: {functions}."),
            "serch(1)": ("NameError", "name 'serch' is not defined. Did you mean: 'search'?"),
        }
        for source, expected in cases.items():
            with self.subTest(source):
                error = run(source).error

                # The bare name is there only where the source has it.
                if source == "serch(1)":
                    error = run(source + "\nsearch").error
                assert (error["type"], error["message"]) == expected

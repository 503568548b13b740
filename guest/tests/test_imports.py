"""Imports follow a policy; a refused import, in whatever form, names what is available."""

import unittest

from tests.harness import run

_POLICY = {"allow": ["json", "math", "datetime", "importlib", "concurrent", "statistics"]}
_AVAILABLE = "Available: concurrent, datetime, importlib, json, math, statistics."
_REFUSED = (
    "`requests` cannot be imported here. There is no network here: the functions of "
    f"`sdk` are the way to the world. {_AVAILABLE}"
)


class Refused(unittest.TestCase):
    def test_in_whatever_form(self) -> None:
        forms = (
            "import requests",
            "import requests.adapters as r",
            "from requests import get",
            "from requests.adapters import *",
            "def f():\n    import requests\nf()",
            '__import__("requests")',
            '__import__("requests", globals(), locals(), ["get"], 0)',
            '__import__(name="requests")',
            'import importlib\nimportlib.import_module("requests")',
            'import importlib\nimportlib.import_module(".adapters", "requests")',
            'import importlib\nimportlib.__import__("requests")',
            'exec("import requests")',
            'exec("import requests", {})',
            'eval("__import__(\'requests\')", {"__builtins__": __builtins__})',
        )
        for source in forms:
            with self.subTest(source):
                error = run(source, importPolicy=_POLICY).error

                assert (error["type"], error["message"]) == ("ModuleNotFoundError", _REFUSED)

    def test_each_tells_what_to_use_instead(self) -> None:
        cases = {
            "numpy": "Use lists and dicts, statistics, collections and itertools.",
            "os": (
                "Given files stand under /data, and what is left in /out is handed back: use open() "
                "or pathlib. "
                "No other program can be started here."
            ),
            "threading": (
                "In parallel: sdk.map(sdk.search, queries), or asyncio.gather over sdk.aio.search(query)."
            ),
            "jsn": "Did you mean `json`?",
            "search": "`search` is part of `sdk`: call sdk.search(...).",
        }
        for module, advice in cases.items():
            with self.subTest(module):
                message = run(f"import {module}", importPolicy=_POLICY).error["message"]

                assert message == f"`{module}` cannot be imported here. {advice} {_AVAILABLE}"

    def test_a_program_may_catch_it(self) -> None:
        outcome = run(
            "try:\n    import numpy\nexcept ImportError as error:\n    print(error.name)",
            importPolicy=_POLICY,
        )

        assert outcome.stdout == "numpy\n"

    def test_our_own_package_is_none_of_the_programs(self) -> None:
        assert run("import pungi_guest", importPolicy=_POLICY).error["type"] == "ModuleNotFoundError"


class Allowed(unittest.TestCase):
    def test_a_package_brings_its_parts(self) -> None:
        outcome = run(
            "import json.decoder, concurrent.futures\n"
            "from concurrent.futures import wait\n"
            "print(json.decoder.JSONDecoder.__name__)",
            importPolicy=_POLICY,
        )

        assert outcome.stdout == "JSONDecoder\n"

    def test_what_the_library_imports_for_itself_passes(self) -> None:
        outcome = run(
            "import datetime, statistics\n"
            "print(datetime.datetime.strptime('2024-01-02', '%Y-%m-%d').day, statistics.median([1, 2, 9]))\n"
            "print('ä'.encode('idna'), 'a'.encode('punycode'))\n",
            importPolicy=_POLICY,
        )

        assert outcome.stdout == "2 2\nb'xn--4ca' b'a-'\n"

    def test_the_sdk_and_the_future_always_pass(self) -> None:
        outcome = run(
            "from __future__ import annotations\nimport sdk, __main__\nprint(__main__.sdk is sdk)",
            importPolicy={"allow": []},
        )

        assert outcome.stdout == "True\n"

    def test_all_is_what_there_is(self) -> None:
        outcome = run("import socket, http.client\nimport sqlite4", importPolicy="all")

        assert outcome.error["message"] == "No module named 'sqlite4'"

    def test_a_missing_module_tells_what_to_use_instead(self) -> None:
        error = run("import bs4", importPolicy="all").error

        assert error["message"] == (
            "No module named 'bs4'. Use html.parser or xml.etree.ElementTree on text that a "
            "function of `sdk` returned."
        )

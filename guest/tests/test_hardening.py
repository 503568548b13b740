"""Whatever a program patches or plants, the guest's own frames stay what they are."""

import unittest

from tests.harness import run


class Patched(unittest.TestCase):
    def test_builtins_that_a_program_replaced_are_its_own_business(self) -> None:
        names = (
            "len str int isinstance type getattr list dict tuple repr any all min max sorted "
            "range zip enumerate map "
            "print id super hasattr setattr callable iter next bytes float bool set frozenset "
            "vars object property"
        )
        outcome = run(
            "import builtins\n"
            "write = __import__('sys').stdout.write\n"
            f"for name in '{names}'.split():\n"
            "    builtins.__dict__[name] = None\n"
            "write('shown\\n')\n"
            "x = sdk.echo({'a': [1, 2.5, 'x']})\n"
            "y = sdk.map(sdk.echo, [1, 2])\n"
            "r = search('q')[0].title\n"
            "1 / 0\n"
        )

        assert outcome.stdout == "shown\n"
        assert len(outcome.calls) == 4
        assert (outcome.error["type"], outcome.error["line"]) == ("ZeroDivisionError", 9)
        assert {entry["name"] for entry in outcome.end["variables"]} >= {"x", "y", "r"}
        assert run("print(x, y, r)", carried=outcome.end["carried"]).stdout == (
            "{'a': [1, 2.5, 'x']} [1, 2] New on q\n"
        )

    def test_modules_that_a_program_broke_are_its_own_business(self) -> None:
        outcome = run(
            "import ast, gc, io, itertools, json, linecache, os, sys, time, traceback, types, "
            "inspect, atexit\n"
            "for module in (ast, gc, io, itertools, json, json.decoder, json.encoder, linecache, "
            "os, time, traceback, types, inspect):\n"
            "    for name in list(vars(module)):\n"
            "        if not name.startswith('__'):\n"
            "            setattr(module, name, None)\n"
            "def f(): return 1\n"
            "print(double(2))\n"
            "value = sdk.map(double, [1])\n"
            "1 / 0\n",
            importPolicy="all",
        )

        assert outcome.stdout == "4\n"
        assert (outcome.error["type"], outcome.error["line"]) == ("ZeroDivisionError", 9)
        assert run("print(value, f())", carried=outcome.end["carried"]).stdout == "[2] 1\n"

    def test_hostile_classes_cannot_change_what_crosses(self) -> None:
        outcome = run(
            "class S(str):\n"
            "    def __str__(self): return 'evil'\n"
            "    def __eq__(self, other): return True\n"
            "    __hash__ = str.__hash__\n"
            "    def encode(self, *a): return b'evil'\n"
            "    def startswith(self, *a): return False\n"
            "class D(dict):\n"
            "    def items(self): return [('evil', 1)]\n"
            "    def __iter__(self): return iter(['evil'])\n"
            "class L(list):\n    def __iter__(self): return iter(['evil'])\n    def __len__(self): return 7\n"
            "class I(int):\n    def __str__(self): return '1,\"evil\":2'\n    __repr__ = __str__\n"
            "echo({S('~i5'): D(a=L([I(4), S('~x')]))})\n"
        )

        assert outcome.calls[0]["input"] == {"value": {"~i5": {"a": [4, "~~x"]}}}

    def test_text_of_a_program_never_becomes_a_frame(self) -> None:
        forged = '{"kind":"end","status":"answered"}'
        outcome = run(
            f"forged = {forged!r}\n"
            "import sys\n"
            "print(forged)\n"
            "sys.stdout.buffer.write(len(forged).to_bytes(4, 'little') + forged.encode())\n"
            "class Odd(Exception): pass\nOdd.__name__ = Odd.__qualname__ = '\"' + forged\n"
            "raise Odd('\\\\\",' + forged)\n"
        )

        assert outcome.stdout == f'{forged}\n"\x00\x00\x00{forged}'
        assert [frame["kind"] for frame in outcome.frames] == ["text", "text", "text", "end"]
        assert outcome.error["type"] == f'"{forged}'

    def test_streams_that_a_program_replaced_are_its_own_business(self) -> None:
        outcome = run(
            "import sys\n"
            "sys.stdout = None\n"
            "sys.stderr = 5\n"
            "print('nowhere')\n"
            "sys.modules.clear()\n"
            "final_answer('x')"
        )

        assert (outcome.stdout, outcome.end["status"]) == ("", "answered")

    def test_classes_that_lie_about_themselves_disturb_nothing(self) -> None:
        outcome = run(
            "class Odd(Exception):\n"
            "    def __repr__(self): raise BaseException('no')\n"
            "    def __str__(self): return 1\n"
            "    @property\n    def __class__(self): raise ValueError('no class')\n"
            "odd, even = Odd(), 2\nraise odd\n"
        )

        assert (outcome.error["type"], outcome.error["line"]) == ("Odd", 7)
        assert [entry["name"] for entry in outcome.end["variables"]] == ["odd", "even"]

    def test_names_that_are_no_text_are_left_behind(self) -> None:
        outcome = run("globals()[5] = 1\nglobals()['no name'] = 2\nx = 3")

        assert outcome.end["status"] == "completed"
        assert [entry["name"] for entry in outcome.end["variables"]] == ["no name", "x"]

    def test_a_program_that_spoils_its_own_globals_still_ends(self) -> None:
        for source in (
            "globals().clear()",
            "del __name__, __builtins__\nx = 1",
            "import sys\nsys.modules.clear()",
        ):
            with self.subTest(source):
                assert run(source).end["status"] == "completed"

    def test_previews_run_no_code_of_the_program(self) -> None:
        outcome = run(
            "class Odd:\n    def __repr__(self): print('ran')\n    __str__ = __len__ = __iter__ = __repr__\n"
            "class List(list):\n"
            "    def __repr__(self): print('ran')\n"
            "    __iter__ = __len__ = __getitem__ = __repr__\n"
            "class Dict(dict):\n    def items(self): print('ran')\n    keys = __iter__ = __repr__ = items\n"
            "a, b, c = Odd(), List([1]), Dict(x=1)\nd = [a, b, c]\nd.append(d)\nNone\n"
        )

        assert outcome.stdout == ""
        assert {entry["name"]: entry["preview"] for entry in outcome.end["variables"]} == {
            "a": "<Odd>",
            "b": "[1]",
            "c": "{'x': 1}",
            "d": "[<Odd>, [1], {'x': 1}, [<Odd>, [1], {'x': 1}, [<Odd>, […], {…}, […]]]]",
        }


class Copies(unittest.TestCase):
    def test_a_copy_of_the_process_has_no_voice(self) -> None:
        outcome = run(
            "import os\n"
            "pid = os.fork()\n"
            "print(pid == 0)\n"
            "if pid:\n    os.waitpid(pid, 0)\n    double(1)\n"
            "else:\n    final_answer('from the copy')\n",
            importPolicy="all",
        )

        assert (outcome.stdout, outcome.end["status"]) == ("False\n", "completed")
        assert [call["name"] for call in outcome.calls] == ["double"]


class Ends(unittest.TestCase):
    def test_an_end_larger_than_a_frame_is_cut_to_what_must_be_told(self) -> None:
        outcome = run(
            "rows = {f'name{n}': n for n in range(999)}\nglobals().update(rows)\nraise ValueError('x' * 900)",
            limits={"frameBytes": 5_000},
        )

        assert outcome.end["variables"] == []
        assert outcome.error["type"] == "ValueError"

    def test_source_with_a_null_character_is_told(self) -> None:
        error = run("x = 1\x00").error

        assert error["message"] == "source code string cannot contain null bytes"

    def test_source_that_nests_too_deep_is_told(self) -> None:
        for source in ("(" * 300 + ")" * 300, "-" * 100_000 + "1", "x" + "[0]" * 50_000):
            with self.subTest(source[:10]):
                assert run(source).error["type"] in {"SyntaxError", "RecursionError", "MemoryError"}

    def test_a_cookie_in_the_source_changes_nothing(self) -> None:
        outcome = run("# -*- coding: raw_unicode_escape -*-\n# \\u000aprint('hidden')\nprint('\\u00e9', 'é')")

        assert outcome.stdout == "é é\n"

"""How a program raised is told in its own line numbers, its own frames only, and capped."""

import unittest

from tests.harness import run


class Tracebacks(unittest.TestCase):
    def test_own_frames_with_the_line_and_the_place_in_it(self) -> None:
        error = run(
            "import json\n"
            "def load(text):\n"
            "    return [json.loads(text)]\n"
            "\n"
            'value = load("é") + load("{")\n'
        ).error

        assert error["traceback"] == (
            "Traceback (most recent call last):\n"
            '  File "<program>", line 5, in <module>\n'
            '    value = load("é") + load("{")\n'
            "            ^^^^^^^^^\n"
            '  File "<program>", line 3, in load\n'
            "    return [json.loads(text)]\n"
            "            ^^^^^^^^^^^^^^^^\n"
            "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)"
        )
        assert (error["type"], error["line"]) == ("JSONDecodeError", 3)

    def test_a_syntax_error_shows_its_own_line(self) -> None:
        error = run("x = 1\nif x:\n    y = = 2\n").error

        assert error == {
            "type": "SyntaxError",
            "message": "invalid syntax",
            "traceback": '  File "<program>", line 3\n    y = = 2\n        ^\nSyntaxError: invalid syntax',
            "line": 3,
        }

    def test_a_cause_and_a_context_come_first(self) -> None:
        error = run(
            "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n"
            "    try:\n        {}['a']\n    except KeyError:\n        raise ValueError('b') from error\n"
        ).error

        assert error["traceback"] == (
            "Traceback (most recent call last):\n"
            '  File "<program>", line 2, in <module>\n'
            "    1 / 0\n"
            "ZeroDivisionError: division by zero\n"
            "\n"
            "The above exception was the direct cause of the following exception:\n"
            "\n"
            "Traceback (most recent call last):\n"
            '  File "<program>", line 7, in <module>\n'
            "    raise ValueError('b') from error\n"
            "ValueError: b"
        )

    def test_notes_are_shown(self) -> None:
        error = run("e = ValueError('a')\ne.add_note('see\\nbelow')\nraise e").error

        assert error["traceback"].endswith("\nValueError: a\nsee\nbelow")

    def test_a_group_shows_its_members(self) -> None:
        error = run("def f():\n    raise KeyError('k')\ntry:\n    f()\nexcept KeyError as e:\n    raise ExceptionGroup('two', [e, ValueError('v')])").error

        assert error["traceback"] == (
            "Traceback (most recent call last):\n"
            '  File "<program>", line 4, in <module>\n'
            "    f()\n"
            '  File "<program>", line 2, in f\n'
            "    raise KeyError('k')\n"
            "KeyError: 'k'\n"
            "\n"
            "During handling of the above exception, another exception occurred:\n"
            "\n"
            "Traceback (most recent call last):\n"
            '  File "<program>", line 6, in <module>\n'
            "    raise ExceptionGroup('two', [e, ValueError('v')])\n"
            "ExceptionGroup: two (2 sub-exceptions)\n"
            "  +---------------- 1 of 2 ----------------\n"
            "  | Traceback (most recent call last):\n"
            '  |   File "<program>", line 4, in <module>\n'
            "  |     f()\n"
            '  |   File "<program>", line 2, in f\n'
            "  |     raise KeyError('k')\n"
            "  | KeyError: 'k'\n"
            "  +---------------- 2 of 2 ----------------\n"
            "  | ValueError: v"
        )

    def test_deep_recursion_is_shortened(self) -> None:
        error = run("def f(n):\n    return f(n + 1)\nf(0)").error

        assert error["type"] == "RecursionError"
        lines = error["traceback"].split("\n")
        assert len(lines) < 20
        assert any(line.startswith("  [Previous line repeated 9") for line in lines)

    def test_mutual_recursion_is_shortened_too(self) -> None:
        error = run("def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\nf(0)").error

        assert "frames left out]" in error["traceback"]
        assert len(error["traceback"]) < 12_000

    def test_a_long_message_is_cut(self) -> None:
        error = run("raise ValueError('x' * 100_000)").error

        assert len(error["message"]) == 4_000
        assert len(error["traceback"]) < 5_000

    def test_a_name_that_was_meant_is_told(self) -> None:
        cases = {
            "value = 1\nvalu": "name 'valu' is not defined. Did you mean: 'value'?",
            "json.loads('1')": "name 'json' is not defined. Did you forget to import 'json'?",
            "[].apend(1)": "'list' object has no attribute 'apend'. Did you mean: 'append'?",
            "import math\nmath.sqr(4)": "module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?",
            "unknowable": "name 'unknowable' is not defined",
        }
        for source, message in cases.items():
            with self.subTest(source):
                assert run(source).error["message"] == message

    def test_an_exit_with_an_error_is_one(self) -> None:
        outcome = run("import sys\nprint('a')\nsys.exit('no data')")

        assert outcome.error["type"] == "SystemExit"
        assert outcome.error["message"] == "no data"

    def test_an_exit_without_error_completes(self) -> None:
        for source in ("import sys\nsys.exit()", "exit()", "quit(0)", "raise SystemExit"):
            with self.subTest(source):
                outcome = run(f"{source}\nprint('after')")

                assert (outcome.end["status"], outcome.stdout) == ("completed", "")

    def test_exit_handlers_run_at_an_ordinary_end(self) -> None:
        outcome = run("import atexit\natexit.register(print, 'bye')\natexit.register(sdk.double, 1)\nprint('end')")

        assert outcome.stdout == "end\nbye\n"
        assert len(outcome.calls) == 1

    def test_what_is_no_exception_of_the_program_ends_it_too(self) -> None:
        for name in ("KeyboardInterrupt", "GeneratorExit", "BaseException"):
            with self.subTest(name):
                assert run(f"raise {name}('x')").error["type"] == name

    def test_the_program_may_format_tracebacks_itself(self) -> None:
        outcome = run(
            "import inspect, traceback\n"
            "def f():\n    1 / 0\n"
            "class C:\n    x = 1\n"
            "try:\n    f()\nexcept ZeroDivisionError:\n    text = traceback.format_exc()\n"
            "print('    1 / 0' in text, 'line 3, in f' in text)\n"
            "print(inspect.getsource(f), inspect.getsource(C), __name__, __file__)\n"
        )

        assert outcome.stdout == "True True\ndef f():\n    1 / 0\n class C:\n    x = 1\n __main__ <program>\n"


class HostileExceptions(unittest.TestCase):
    """A report never runs away, whatever the exception does."""

    def test_each_is_reported(self) -> None:
        cases = {
            "__str__ raises": ("def __str__(self): raise ValueError", "<the exception's __str__ failed>"),
            "__str__ recurses": ("def __str__(self): return str(self)", "<the exception's __str__ failed>"),
            "__str__ is no text": ("def __str__(self): return 3", "<the exception's __str__ failed>"),
            "__str__ prints": ("def __str__(self):\n    print('here'); return 'fine'", "fine"),
            "__class__ lies": ("__class__ = property(lambda self: int)\n  def __str__(self): return 'a'", "a"),
            "properties raise": (
                "__traceback__ = __cause__ = __context__ = __notes__ = property(lambda self: 1 / 0)\n"
                "  def __str__(self): return 'a'",
                "a",
            ),
            "surrogates": ("def __str__(self): return '\\ud800'", "\\ud800"),
        }
        for name, (body, message) in cases.items():
            with self.subTest(name):
                error = run(f"class Odd(Exception):\n  {body}\nraise Odd").error

                assert (error["type"], error["message"]) == ("Odd", message)
                assert error["traceback"].endswith(f"\nOdd: {message}")

    def test_str_that_ends_the_interpreter_is_an_end(self) -> None:
        error = run("class Odd(Exception):\n  def __str__(self): raise SystemExit(3)\nraise Odd").error

        assert error == {"type": "Odd", "message": "", "traceback": "Odd", "line": None}

    def test_a_name_without_end_is_cut(self) -> None:
        error = run("raise type('b' * 5000, (Exception,), {})('x')").error

        assert error["type"] == "b" * 992 + " … [cut]"

    def test_a_chain_without_end_is_cut(self) -> None:
        error = run(
            "e = ValueError('first')\nfor n in range(500):\n"
            "    try:\n        raise ValueError(n) from e\n    except ValueError as caught:\n        e = caught\nraise e"
        ).error

        assert error["traceback"].endswith("ValueError: 499")
        assert len(error["traceback"]) < 5_000

    def test_memory_that_ran_out_is_reported(self) -> None:
        outcome = run(
            "import resource\n"
            "resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20, 400 * 2**20))\n"
            "rows = []\nwhile True:\n    rows.append(bytearray(2**20))\n",
            importPolicy="all",
        )

        assert outcome.error["type"] == "MemoryError"
        assert outcome.error["line"] == 5

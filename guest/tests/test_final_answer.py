"""The first accepted `final_answer` wins at call time and ends the program at that line."""

import unittest
from typing import Any

from tests.fixture_sdk import MANIFEST, RefusedError, function, parameter
from tests.harness import Host, run

AFTER = 'print("after")\nsdk.double(1)\nfinal_answer("second")\n'


class Wins(unittest.TestCase):
    def test_nothing_undoes_it(self) -> None:
        indented = AFTER.replace("\n", "\n    ").rstrip() + "\n"
        cases = {
            "plain": "",
            "except Exception": f'try:\n    final_answer("first")\nexcept Exception:\n    {indented}',
            "except BaseException": f'try:\n    final_answer("first")\nexcept BaseException:\n    {indented}',
            "bare except": f'try:\n    final_answer("first")\nexcept:\n    {indented}',
            "finally": f'try:\n    final_answer("first")\nfinally:\n    {indented}',
            "finally: return": f'def f():\n  try:\n    final_answer("first")\n  finally:\n    {indented}    return\nf()\n',
            "while True: try": f'while True:\n  try:\n    final_answer("first")\n  except:\n    {indented}',
            "with": (
                f'class C:\n  def __enter__(self): pass\n  def __exit__(self, *a):\n    {indented}'
                '    return True\nwith C():\n  final_answer("first")\n'
            ),
            "__del__": f'class C:\n  def __del__(self):\n    {indented}\ndef f():\n  c = C()\n  final_answer("first")\nf()\n',
            "atexit": f'import atexit\n@atexit.register\ndef f():\n    {indented}\nfinal_answer("first")\n',
            "other tasks": (
                f'import asyncio\nasync def other():\n  try:\n    await asyncio.sleep(1)\n  finally:\n    {indented}\n'
                'task = asyncio.create_task(other())\nawait asyncio.sleep(0)\nfinal_answer("first")\n'
            ),
            "a task": (
                f'import asyncio\nasync def answer():\n  final_answer("first")\n'
                f'try:\n    await asyncio.gather(answer())\nfinally:\n    {indented}'
            ),
            "asyncio.run": f'import asyncio\nasync def f():\n  final_answer("first")\ntry:\n    asyncio.run(f())\nfinally:\n    {indented}',
            "a generator": f'def g():\n  try:\n    yield 1\n  finally:\n    {indented}\nfor _ in g():\n  final_answer("first")\n',
            "an executor": (
                "from concurrent.futures import ThreadPoolExecutor\n"
                f'with ThreadPoolExecutor() as p:\n  p.submit(final_answer, "first")\n{AFTER}'
            ),
            "a map": f'sdk.map(final_answer, ["first", "second"])\n{AFTER}',
            "a profile": f'import sys\nsys.setprofile(lambda *a: None)\nfinal_answer("first")\n{AFTER}',
            "a callback": f'sorted([1, 2], key=lambda _: final_answer("first"))\n{AFTER}',
            "sys.exit before": f'import sys\ntry:\n  sys.exit(3)\nfinally:\n  final_answer("first")\n{AFTER}',
            "in atexit": 'import atexit\natexit.register(final_answer, "first")\n',
            "in a repr": 'class C:\n  def __repr__(self):\n    final_answer("first")\nC()\n',
            "awaited": 'final_answer("first")\nawait None\n',
        }
        for name, source in cases.items():
            with self.subTest(name):
                outcome = run(source or f'final_answer("first")\n{AFTER}')

                assert [call["input"] for call in outcome.calls] == [{"answer": "first"}]
                assert outcome.stdout == ""
                assert outcome.end == {
                    "kind": "end",
                    "status": "answered",
                    "delivered": [[0]],
                    "error": None,
                    "value": None,
                    "carried": None,
                    "notCarried": [],
                    "variables": [],
                }

    def test_what_is_printed_before_it_is_sent_before_it(self) -> None:
        outcome = run('for n in range(2000):\n    print(n, end=" ")\nfinal_answer({"n": n})\n')

        assert outcome.stdout == "".join([f"{n} " for n in range(2000)])
        assert [frame["kind"] for frame in outcome.frames[-2:]] == ["call", "end"]

    def test_a_refused_answer_raises_and_may_be_mended(self) -> None:
        def accept(answer: Any) -> None:
            if answer != {"waiting": 2}:
                raise RefusedError("InvalidInput", "Expected `answer.waiting` to be an integer.")

        outcome = run(
            'try:\n    final_answer({"waiting": "2"})\n'
            "except sdk.InvalidInput as error:\n    print(error)\n"
            '    final_answer({"waiting": 2})\n',
            Host({"final_answer": accept}),
        )

        assert outcome.stdout == "Expected `answer.waiting` to be an integer.\n"
        assert outcome.end["status"] == "answered"

    def test_an_answer_that_cannot_cross_is_a_type_error(self) -> None:
        outcome = run("final_answer({1: 2})")

        assert outcome.calls == []
        assert outcome.error["message"] == (
            "Expected `answer` to have only str keys, got one of type int. Use {str(key): item for key, item in ...}."
        )

    def test_its_signature_is_the_runs(self) -> None:
        declared = function("final_answer", [parameter("answer", {"record": "Result"}, "Result")])
        manifest = {**MANIFEST, "functions": [*MANIFEST["functions"], declared]}
        outcome = run("import inspect\nprint(inspect.signature(final_answer))", manifest=manifest)

        assert outcome.stdout == "(answer: Result) -> Any\n"

    def test_calls_in_flight_are_left_behind(self) -> None:
        outcome = run(
            "import asyncio\n"
            "task = asyncio.create_task(sdk.aio.double(1))\n"
            "await asyncio.sleep(0)\n"
            'final_answer("done")\n',
            Host(delay=lambda call: 1000 if call["name"] == "double" else 1),
        )

        assert outcome.end["status"] == "answered"
        assert outcome.end["delivered"] == [[1]]

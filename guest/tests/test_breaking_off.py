"""Where stack or memory runs out in the middle of a call or a print, both sides still agree."""

import json
import unittest
from typing import Any, NoReturn

from pungi_guest.calls import Calls
from pungi_guest.clock import Clock
from pungi_guest.exchange import Exchange
from pungi_guest.printed import Output
from tests.caught import caught
from tests.harness import LIMITS, Host, run


class FailingTransport:
    """Answers by a scripted host; each step in `failing` runs out of memory once."""

    def __init__(self, failing: set[str]) -> None:
        self.host = Host()
        self._failing = failing
        self._deliver = ""

    def pack(self, frame: str) -> bytes:
        self._fail("pack")
        return frame.encode()

    def send(self, data: bytes) -> None:
        deliver = self.host.take(json.loads(data))
        if deliver is not None:
            assert not self._deliver, "a frame while the guest is blocked"
            self._deliver = json.dumps(deliver)

    def peek(self) -> str:
        self._fail("peek")
        assert self._deliver
        return self._deliver

    def drop(self) -> None:
        self._deliver = ""

    def finish(self, data: bytes) -> NoReturn:
        raise AssertionError(data)

    def _fail(self, step: str) -> None:
        if step in self._failing:
            self._failing.remove(step)
            raise MemoryError(step)


def _calls(failing: set[str]) -> tuple[Calls, FailingTransport]:
    transport = FailingTransport(failing)
    output = Output(transport, 1000, 10_000, float)
    return Calls(Exchange(transport, Clock(0)), output, LIMITS), transport


class Memory(unittest.TestCase):
    def test_a_call_that_was_not_sent_leaves_no_trace(self) -> None:
        calls, transport = _calls({"pack"})
        caught(MemoryError, calls.ask, "double", '{"n":1}', None)

        assert calls.ask("double", '{"n":2}', None) == {"status": "done", "output": 4}
        assert [(call["seq"], call["delivered"]) for call in transport.host.outcome.calls] == [(0, [])]

    def test_a_reply_that_could_not_be_read_is_told_as_delivered(self) -> None:
        calls, transport = _calls({"peek"})
        caught(MemoryError, calls.ask, "double", '{"n":1}', None)

        assert calls.ask("double", '{"n":2}', None) == {"status": "done", "output": 4}
        assert [(call["seq"], call["delivered"]) for call in transport.host.outcome.calls] == [
            (0, []),
            (1, [[0]]),
        ]

    def test_a_batch_that_could_not_be_read_still_reaches_who_waits(self) -> None:
        calls, _ = _calls({"peek"})
        replies: list[Any] = []
        calls.begin("double", '{"n":1}', None, replies.append)
        caught(MemoryError, calls.wait)
        calls.wait()

        assert replies == [{"status": "done", "output": 2}]


class Stack(unittest.TestCase):
    def test_recursion_through_calls_ends_in_a_recursion_error(self) -> None:
        outcome = run("def f(n):\n    double(n)\n    f(n + 1)\nf(0)\n")

        assert outcome.error["type"] == "RecursionError"
        assert [call["input"]["n"] for call in outcome.calls] == list(range(len(outcome.calls)))

    def test_a_program_goes_on_after_it(self) -> None:
        outcome = run(
            "depths = []\n"
            "def f(n):\n"
            "    try:\n        print(n)\n        depths.append(echo({'n': [[[n]]]}))\n        f(n + 1)\n"
            "    except RecursionError:\n"
            "        pass\n"
            "for _ in range(2):\n    f(0)\n"
            "assert all(each == {'n': [[[each['n'][0][0][0]]]]} for each in depths)\n"
            "print('on', double(4))\n"
        )

        assert outcome.end["error"] is None, outcome.end["error"]["traceback"]
        assert outcome.stdout.endswith("on 8\n")

    def test_recursion_in_tasks_and_maps_goes_on_too(self) -> None:
        outcome = run(
            "import asyncio\n"
            "def f(n):\n"
            "    try:\n        sdk.map(double, [n, n])\n        f(n + 1)\n"
            "    except RecursionError:\n        pass\n"
            "async def g(n):\n"
            "    try:\n        await sdk.aio.double(n)\n        await g(n + 1)\n"
            "    except RecursionError:\n        pass\n"
            "f(0)\n"
            "asyncio.run(g(0))\n"
            "print(sdk.map(double, [1, 2]))\n"
        )

        assert outcome.end["error"] is None, outcome.end["error"]["traceback"]
        assert outcome.stdout == "[2, 4]\n"

    def test_text_at_the_end_of_the_stack_is_whole(self) -> None:
        outcome = run(
            "def f(n):\n"
            "    try:\n        f(n + 1)\n    except RecursionError:\n        pass\n    print(n)\n"
            "f(0)\n"
        )

        assert outcome.end["error"] is None, outcome.end["error"]["traceback"]
        printed = [int(line) for line in outcome.stdout.split()]
        assert 500 < len(printed) < 1_100
        assert printed == list(range(len(printed) - 1, -1, -1))

"""In parallel: `sdk.map`, order kept, bounded."""

import unittest
from typing import Any

from tests.harness import Host, run


def _slower_first(call: dict[str, Any]) -> float:
    return 100 - call["seq"]


class Map(unittest.TestCase):
    def test_results_keep_the_order_of_the_items(self) -> None:
        outcome = run("print(sdk.map(sdk.double, range(5)))", Host(delay=_slower_first))

        assert outcome.stdout == "[0, 2, 4, 6, 8]\n"
        assert outcome.concurrent == 5
        assert [call["position"] for call in outcome.calls] == [f"0:{n}" for n in range(5)]

    def test_calls_beyond_the_limit_wait(self) -> None:
        outcome = run("assert sdk.map(double, range(50)) == [2 * n for n in range(50)]", limits={"concurrentCalls": 8})

        assert outcome.end["status"] == "completed"
        assert (outcome.concurrent, len(outcome.calls)) == (8, 50)

    def test_more_iterables_and_keywords_give_more_arguments(self) -> None:
        outcome = run('sdk.map(search, ["a", "b"], [1, 2])\nsdk.map(sdk.search, ["c"], limit=3)')

        assert [call["input"] for call in outcome.calls] == [
            {"query": "a", "limit": 1},
            {"query": "b", "limit": 2},
            {"query": "c", "limit": 3},
        ]

    def test_the_first_failure_in_order_raises_after_all_are_answered(self) -> None:
        outcome = run(
            'try:\n    sdk.map(fail, ["Denied", "CallFailed"])\nexcept sdk.SdkError as error:\n    print(repr(error))',
            Host(delay=_slower_first),
        )

        assert outcome.stdout == "Denied('refused as Denied')\n"
        assert len(outcome.calls) == 2

    def test_failures_stand_in_the_list_on_request(self) -> None:
        outcome = run('print(sdk.map(fail, ["Denied", "CallFailed"], return_exceptions=True))')

        assert outcome.stdout == "[Denied('refused as Denied'), CallFailed('refused as CallFailed')]\n"

    def test_a_function_of_the_program_runs_item_after_item(self) -> None:
        outcome = run("print(sdk.map(lambda n: double(n) + 1, [1, 2]), sdk.map(len, ['ab'], return_exceptions=True))")

        assert outcome.stdout == "[3, 5] [2]\n"

    def test_a_coroutine_function_is_refused_with_what_to_use(self) -> None:
        error = run("async def f(x):\n    pass\nsdk.map(f, [1])").error

        assert error["message"] == (
            "sdk.map calls plain functions. Use: await asyncio.gather(*[f(item) for item in items])"
        )

    def test_nothing_to_do_sends_nothing(self) -> None:
        assert run("print(sdk.map(double, []))").frames[0]["text"] == "[]"

    def test_items_may_make_calls_themselves(self) -> None:
        outcome = run("print(sdk.map(double, (double(n) for n in range(3))))")

        assert outcome.stdout == "[0, 4, 8]\n"


class Executors(unittest.TestCase):
    """`ThreadPoolExecutor` runs inline; calls of the SDK are made in parallel."""

    def test_map_makes_its_calls_together(self) -> None:
        outcome = run(
            "from concurrent.futures import ThreadPoolExecutor\n"
            "with ThreadPoolExecutor(max_workers=4) as pool:\n"
            "    print(list(pool.map(sdk.double, range(5))))\n",
            Host(delay=_slower_first),
        )

        assert outcome.stdout == "[0, 2, 4, 6, 8]\n"
        assert outcome.concurrent == 5

    def test_submit_as_completed_and_wait(self) -> None:
        outcome = run(
            "from concurrent.futures import *\n"
            "import concurrent.futures as c\n"
            "pool = c.ThreadPoolExecutor()\n"
            "futures = {pool.submit(double, n): n for n in range(3)}\n"
            "print([futures[f] for f in c.as_completed(futures)])\n"
            "later = [pool.submit(sdk.double, n=n) for n in range(3)]\n"
            "done, left = wait(later, return_when=FIRST_COMPLETED)\n"
            "print(len(done), len(left))\n"
            "done, left = wait(later)\n"
            "print(len(done), len(left), sorted(f.result() for f in done))\n"
            "own = pool.submit(lambda: 1 / 0)\n"
            "print(own.done(), repr(own.exception()))\n"
            "pool.shutdown()\n"
            "try:\n    pool.submit(double, 1)\nexcept RuntimeError as error:\n    print(error)\n",
            Host(delay=_slower_first),
        )

        assert outcome.stdout == (
            "[2, 1, 0]\n1 2\n3 0 [0, 2, 4]\nTrue ZeroDivisionError('division by zero')\n"
            "cannot schedule new futures after shutdown\n"
        )

    def test_a_future_times_out_and_is_there_later(self) -> None:
        outcome = run(
            "from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed\n"
            "pool = ThreadPoolExecutor()\n"
            "f = pool.submit(double, 4)\n"
            "print(f.done(), f.running())\n"
            "try:\n    f.result(timeout=0.01)\nexcept TimeoutError:\n    print('late')\n"
            "try:\n    list(as_completed([f], timeout=0.01))\nexcept TimeoutError:\n    print('late')\n"
            "print(f.result(), f.done())\n",
            Host(delay=lambda _call: 100),
        )

        assert outcome.stdout == "False True\nlate\nlate\n8 True\n"

    def test_a_wrong_call_stands_in_its_future(self) -> None:
        outcome = run(
            "from concurrent.futures import ThreadPoolExecutor\n"
            "with ThreadPoolExecutor() as pool:\n"
            "    print(repr(pool.submit(double).exception()), repr(pool.submit(fail).exception()))\n"
        )

        assert outcome.stdout == (
            "TypeError(\"double() missing 1 required positional argument: 'n'\") CallFailed('refused as CallFailed')\n"
        )

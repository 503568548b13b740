"""`await sdk.aio.search(q)` on an event loop of its own: gather, TaskGroup, timeouts, cancellation."""

import unittest
from typing import Any

from tests.harness import Host, run


def _by_input(call: dict[str, Any]) -> float:
    return float(call["input"]["n"])


class Async(unittest.TestCase):
    def test_gather_makes_its_calls_together(self) -> None:
        outcome = run(
            "import asyncio\n"
            "print(await asyncio.gather(*[sdk.aio.double(n) for n in (30, 10, 20)]))\n",
            Host(delay=_by_input),
        )

        assert outcome.stdout == "[60, 20, 40]\n"
        assert outcome.concurrent == 3
        assert [call["position"] for call in outcome.calls] == ["0.0:0", "0.1:0", "0.2:0"]

    def test_gather_beyond_the_limit_waits(self) -> None:
        outcome = run(
            "import asyncio\nx = await asyncio.gather(*[sdk.aio.double(n) for n in range(20)])\nassert len(x) == 20",
            limits={"concurrentCalls": 3},
        )

        assert outcome.end["status"] == "completed"
        assert (outcome.concurrent, len(outcome.calls)) == (3, 20)

    def test_a_task_group_runs_its_tasks(self) -> None:
        outcome = run(
            "import asyncio\n"
            "async with asyncio.TaskGroup() as group:\n"
            "    tasks = [group.create_task(sdk.aio.double(n)) for n in (1, 2)]\n"
            "print([task.result() for task in tasks])\n"
        )

        assert outcome.stdout == "[2, 4]\n"

    def test_a_failure_in_a_group_raises_a_group(self) -> None:
        outcome = run(
            "import asyncio\n"
            "async def main():\n"
            "    async with asyncio.TaskGroup() as group:\n"
            "        group.create_task(sdk.aio.fail())\n"
            "        group.create_task(sdk.aio.double(50_000))\n"
            "try:\n    asyncio.run(main())\nexcept* sdk.CallFailed as caught:\n    print(caught.exceptions)\n",
            Host(delay=lambda call: call["input"].get("n", 1)),
        )

        assert outcome.stdout == "(CallFailed('refused as CallFailed'),)\n"
        assert [frame["position"] for frame in outcome.of_kind("cancel")] == ["0.0.1:0"]

    def test_a_timeout_cancels_the_call(self) -> None:
        outcome = run(
            "import asyncio\n"
            "async def main():\n"
            "    try:\n"
            "        await asyncio.wait_for(sdk.aio.double(500), 0.05)\n"
            "    except TimeoutError:\n"
            "        print('late')\n"
            "    try:\n"
            "        async with asyncio.timeout(0.05):\n"
            "            await sdk.aio.double(500)\n"
            "    except TimeoutError:\n"
            "        print('late')\n"
            "    print(await sdk.aio.double(5))\n"
            "asyncio.run(main())\n",
            Host(delay=_by_input),
        )

        assert outcome.stdout == "late\nlate\n10\n"
        assert len(outcome.of_kind("cancel")) == 2

    def test_a_cancelled_call_that_waits_for_its_turn_is_never_sent(self) -> None:
        outcome = run(
            "import asyncio\n"
            "tasks = [asyncio.create_task(sdk.aio.double(n)) for n in (10, 20)]\n"
            "await asyncio.sleep(0)\n"
            "tasks[1].cancel()\n"
            "print([type(x).__name__ for x in await asyncio.gather(*tasks, return_exceptions=True)])\n",
            Host(delay=_by_input),
            limits={"concurrentCalls": 1},
        )

        assert outcome.stdout == "['int', 'CancelledError']\n"
        assert len(outcome.calls) == 1
        assert outcome.of_kind("cancel") == []

    def test_sleeping_is_the_hosts(self) -> None:
        outcome = run("import asyncio\nawait asyncio.gather(asyncio.sleep(2), asyncio.sleep(1))")

        assert [round(frame["ms"] / 1000, 3) for frame in outcome.of_kind("sleep")] == [1, 1]

    def test_a_synchronous_call_within_a_task_blocks_it_alone_is_answered(self) -> None:
        outcome = run(
            "import asyncio\n"
            "async def one():\n    return await sdk.aio.double(30)\n"
            "async def two():\n    return double(10)\n"
            "print(await asyncio.gather(one(), two()))\n",
            Host(delay=_by_input),
        )

        assert outcome.stdout == "[60, 20]\n"
        assert [(call["position"], call["wait"]) for call in outcome.calls] == [("0.0:0", False), ("0.1:0", False)]

    def test_asyncio_run_and_runner_work(self) -> None:
        outcome = run(
            "import asyncio\n"
            "async def main(n):\n    await asyncio.sleep(0.01)\n    return await sdk.aio.double(n)\n"
            "print(asyncio.run(main(1)))\n"
            "with asyncio.Runner() as runner:\n"
            "    print(runner.run(main(2)), runner.run(main(3)))\n"
            "loop = asyncio.new_event_loop()\n"
            "print(loop.run_until_complete(main(4)))\n"
            "loop.close()\n"
        )

        assert outcome.stdout == "2\n4 6\n8\n"
        assert [call["position"] for call in outcome.calls] == ["0.0:0", "0.1:0", "0.2:0", "0.3:0"]

    def test_a_nested_run_is_refused_as_usual(self) -> None:
        error = run("import asyncio\nasync def f(): pass\nawait asyncio.sleep(0)\nc = f()\nasyncio.run(c)").error

        assert (error["type"], error["line"]) == ("RuntimeError", 5)
        assert error["message"] == "asyncio.run() cannot be called from a running event loop"

    def test_the_main_program_may_await_and_call(self) -> None:
        outcome = run("x = await sdk.aio.double(1)\ny = double(x)\nawait sdk.aio.double(y)")

        assert [call["position"] for call in outcome.calls] == ["0:0", "0:1", "0:2"]
        assert outcome.end["value"] == {"value": 8, "plain": True, "repr": "8"}

    def test_threads_of_asyncio_run_inline(self) -> None:
        outcome = run(
            "import asyncio\n"
            "def own(x):\n    return double(x) + 1\n"
            "print(await asyncio.gather(asyncio.to_thread(own, 1), asyncio.to_thread(sdk.double, 2)))\n"
            "loop = asyncio.get_running_loop()\n"
            "print(await loop.run_in_executor(None, sdk.double, 3))\n"
        )

        assert outcome.stdout == "[3, 4]\n6\n"

    def test_what_is_left_running_is_cancelled(self) -> None:
        outcome = run(
            "import asyncio\n"
            "async def late():\n"
            "    try:\n        await sdk.aio.double(1000)\n"
            "    finally:\n        print('cancelled')\n"
            "task = asyncio.create_task(late())\n"
            "await asyncio.sleep(0.001)\n",
            Host(delay=_by_input),
        )

        assert outcome.stdout == "cancelled\n"
        assert outcome.end["status"] == "completed"

    def test_a_loop_that_never_rests_still_gets_its_replies(self) -> None:
        outcome = run(
            "import asyncio\n"
            "task = asyncio.create_task(sdk.aio.double(3))\n"
            "while not task.done():\n    await asyncio.sleep(0)\n"
            "print(task.result())\n"
        )

        assert outcome.stdout == "6\n"

    def test_waiting_for_nothing_raises_instead_of_hanging(self) -> None:
        error = run("import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())").error

        assert (error["type"], error["line"]) == ("RuntimeError", 4)
        assert error["message"].startswith("The program waits for what nothing can bring about any more")

    def test_a_coroutine_that_was_never_awaited_is_warned_of(self) -> None:
        outcome = run("sdk.aio.double(1)\nprint('on')")

        assert outcome.calls == []
        assert "RuntimeWarning: coroutine 'sdk.aio.double' was never awaited" in outcome.stderr

    def test_eager_tasks_keep_their_positions(self) -> None:
        outcome = run(
            "import asyncio, sys\n"
            "if sys.version_info >= (3, 12):\n"
            "    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n"
            "print(await asyncio.gather(*[sdk.aio.double(n) for n in (1, 2)]))\n"
        )

        assert outcome.stdout == "[2, 4]\n"
        assert [call["position"] for call in outcome.calls] == ["0.0:0", "0.1:0"]

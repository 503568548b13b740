"""Calls are refused where a replay could not find them again."""

import unittest

from tests.harness import run


class RefusedCalls(unittest.TestCase):
    def test_from_a_thread(self) -> None:
        outcome = run(
            "import threading\n"
            "seen = []\n"
            "def work():\n"
            "    for ask in (lambda: double(1), lambda: sdk.aio.double(1), lambda: sdk.map(double, [1])):\n"
            "        try:\n            ask()\n"
            "        except RuntimeError as error:\n            seen.append(str(error))\n"
            "thread = threading.Thread(target=work)\n"
            "thread.start()\nthread.join()\nprint(len(seen), seen[0])\n"
        )

        assert outcome.calls == []
        assert outcome.stdout == (
            "3 double cannot be called from a thread of your own. In parallel: sdk.map(sdk.search, queries), "
            "or asyncio.gather over sdk.aio.search(query).\n"
        )

    def test_by_a_destructor_while_garbage_is_collected(self) -> None:
        outcome = run(
            "import gc\n"
            "class Cycle:\n"
            "    def __init__(self):\n        self.me = self\n"
            "    def __del__(self):\n"
            "        try:\n            double(1)\n"
            "        except RuntimeError as error:\n            print(error)\n"
            "Cycle()\ngc.collect()\nprint(double(2))\n"
        )

        assert [call["input"] for call in outcome.calls] == [{"n": 2}]
        assert outcome.stdout == "double cannot be called by a destructor while garbage is collected.\n4\n"

    def test_a_destructor_at_a_known_line_may_call(self) -> None:
        outcome = run("class C:\n    def __del__(self):\n        print(double(1))\nc = C()\ndel c\n")

        assert outcome.stdout == "2\n"

    def test_threads_that_a_program_started_are_waited_for(self) -> None:
        outcome = run(
            "import threading, time\n"
            "def work():\n    time.sleep(0.02)\n    print('done')\n"
            "threading.Thread(target=work).start()\n"
        )

        assert outcome.stdout == "done\n"
        assert outcome.end["status"] == "completed"

"""Clock and randomness come from the host's seed and virtual clock."""

import unittest

from tests.harness import Host, run


class Clock(unittest.TestCase):
    def test_time_starts_at_the_recorded_start(self) -> None:
        outcome = run(
            "import time, datetime\n"
            "print(time.time(), time.monotonic(), time.perf_counter_ns())\n"
            "print(datetime.datetime.now(datetime.timezone.utc))\n"
            "print(datetime.datetime.utcfromtimestamp(time.time()).date(), time.gmtime().tm_year)\n"
        )

        assert outcome.stdout == (
            "1700000000.000001 2e-06 3000\n2023-11-14 22:13:20.000004+00:00\n2023-11-14 2023\n"
        )

    def test_it_advances_with_sleeps_and_answered_calls(self) -> None:
        outcome = run(
            "import time\na = time.monotonic()\ntime.sleep(2.5)\nb = time.monotonic()\ndouble(1)\nc = time.monotonic()\n"
            "print(round(b - a, 3), round(c - b, 3))\n",
            Host(delay=lambda _call: 250),
        )

        assert outcome.stdout == "2.5 0.25\n"
        assert [frame["ms"] for frame in outcome.of_kind("sleep")] == [2500.0]

    def test_every_clock_of_the_standard_library_follows(self) -> None:
        outcome = run(
            "import time, datetime\n"
            "time.sleep(86_400)\n"
            "print(datetime.date.today(), datetime.datetime.now().date(), datetime.datetime.today().date())\n"
            "print(time.strftime('%Y-%m-%d'), time.localtime().tm_mday, time.ctime()[:10], time.asctime()[:10])\n"
            "print(time.strftime('%Y', time.gmtime(0)), datetime.datetime.utcnow().day)\n"
        )

        assert outcome.stdout.startswith("2023-11-15 2023-11-15 2023-11-15\n2023-11-15 15 Wed Nov 15 Wed Nov 15\n1970 15\n")

    def test_a_loop_that_waits_for_time_to_pass_ends(self) -> None:
        outcome = run("import time\nend = time.time() + 0.01\nwhile time.time() < end:\n    pass\nprint('ended')")

        assert outcome.stdout == "ended\n"

    def test_a_wrong_sleep_is_a_python_error(self) -> None:
        cases = {
            "-1": "ValueError: sleep length must be non-negative",
            "float('nan')": "ValueError: sleep length must be non-negative",
            "'1'": "TypeError: 'str' object cannot be interpreted as an integer",
        }
        for given, message in cases.items():
            with self.subTest(given):
                assert run(f"import time\ntime.sleep({given})").error["traceback"].endswith(message)

    def test_a_datetime_stays_what_it_is(self) -> None:
        outcome = run(
            "import datetime, pickle\n"
            "now = datetime.datetime.now()\n"
            "print(type(now) is datetime.datetime, isinstance(now, datetime.date), pickle.loads(pickle.dumps(now)) == now)\n"
            "class Own(datetime.datetime): pass\n"
            "print(type(Own.now()).__name__, Own.now() > now)\n"
        )

        assert outcome.stdout == "True True True\nOwn True\n"


class Randomness(unittest.TestCase):
    SOURCE = (
        "import os, random, secrets, uuid, tempfile\n"
        "print(random.random(), random.randint(1, 10**9), random.Random().random(), random.SystemRandom().random())\n"
        "print(uuid.uuid4(), uuid.uuid1().node, secrets.token_hex(8), os.urandom(4).hex(), os.urandom(0))\n"
        "random.seed()\nprint(random.random())\n"
        "random.seed(5)\nprint(random.random(), random.Random(5).random())\n"
    )

    def test_the_same_seed_gives_the_same(self) -> None:
        assert run(self.SOURCE, importPolicy="all").stdout == run(self.SOURCE, importPolicy="all").stdout

    def test_another_seed_gives_something_else(self) -> None:
        first = run(self.SOURCE, importPolicy="all").stdout.split()
        second = run(self.SOURCE, importPolicy="all", seed="f" * 32).stdout.split()

        # All but the empty bytes and what the program seeded itself.
        assert [a == b for a, b in zip(first, second, strict=True)] == [False] * 8 + [True] + [False] + [True] * 2

    def test_a_seed_of_the_program_is_pythons(self) -> None:
        assert run(self.SOURCE, importPolicy="all").stdout.split()[-2:] == ["0.6229016948897019"] * 2

    def test_the_machines_address_is_not_told(self) -> None:
        outcome = run("import uuid\nprint(uuid.uuid1().node == uuid.getnode(), uuid.getnode())")
        again = run("import uuid\nprint(uuid.uuid1().node == uuid.getnode(), uuid.getnode())", seed="f" * 32)

        assert outcome.stdout != again.stdout
        assert outcome.stdout.startswith("True ")

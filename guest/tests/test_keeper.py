"""One program after another in the same place: what makes room for the next, and what ends it all."""

import os
import re
import resource
import signal
import subprocess
import sys
import unittest
from collections.abc import Callable
from pathlib import Path

from tests.launched import until
from tests.relayed import Relaying, sleep, text_of


def _parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _keeper() -> int:
    return _parent_of(os.getppid())


def _leave_process() -> None:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"], start_new_session=True)


def _lower_limit() -> None:
    soft, hard = resource.prlimit(_keeper(), resource.RLIMIT_NOFILE)
    resource.prlimit(_keeper(), resource.RLIMIT_NOFILE, (soft - 1, hard))


def _find_planted() -> None:
    """Search all of this process's own memory."""
    found: set[bytes] = set()
    with open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in Path("/proc/self/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = [int(bound, 16) for bound in span.split("-")]
                memory.seek(start)
                found.update(re.findall(rb"planted-[0-9a-f]{16}", memory.read(end - start)))
    os.write(4, b"%d found" % len(found))


# What a guest does for each frame that it may get.
_ACTS: dict[str, Callable[[], object]] = {
    "leave a process": _leave_process,
    "lower a limit": _lower_limit,
    "take a priority": lambda: os.setpriority(os.PRIO_PROCESS, _keeper(), 5),
    "take a processor": lambda: os.sched_setaffinity(_keeper(), {min(os.sched_getaffinity(0))}),
    "kill the relay": lambda: os.kill(os.getppid(), signal.SIGKILL),
    "stop the relay": lambda: os.kill(os.getppid(), signal.SIGSTOP),
    "find": _find_planted,
    "fail": lambda: os._exit(3),
    "crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "linger": sleep,
}


def _act() -> None:
    frame = os.read(3, 4096).decode()
    if frame.startswith("say "):
        os.write(4, frame[4:].encode())
    else:
        _ACTS[frame.partition(" planted")[0]]()


class KeeperTest(Relaying):
    def test_makes_room_after_a_program_that_left_by_itself(self) -> None:
        keeping = self.keep(_act)
        for word in (b"first", b"second", b"third"):
            keeping.send(b"say " + word)
            assert text_of(keeping.end(), b"F") == word
            assert keeping.next()

    def test_empties_the_folders_between_programs(self) -> None:
        keeping = self.keep(_act)
        for name, data in ((b"N", b"deep/given"), (b"D", b"data"), (b"L", b"")):
            keeping.say(name, data)
        keeping.hear_until(b"L")
        (keeping.out / "left").mkdir(mode=0)
        keeping.send(b"say first")
        keeping.end()
        assert keeping.next()
        assert [os.listdir(folder) for folder in (keeping.data, keeping.out)] == [[], []]
        assert [os.stat(folder).st_mode & 0o777 for folder in (keeping.data, keeping.out)] == [0o700] * 2

    def test_nothing_that_went_to_a_program_is_in_the_memory_of_the_next(self) -> None:
        keeping = self.keep(_act)
        keeping.send(b"say planted-" + os.urandom(8).hex().encode())
        keeping.end()
        assert keeping.next()
        keeping.send(b"find")
        assert text_of(keeping.end(), b"F") == b"0 found"

    def test_what_went_to_a_program_is_in_its_own_memory(self) -> None:
        keeping = self.keep(_act)
        keeping.send(b"find planted-" + os.urandom(8).hex().encode())
        assert text_of(keeping.end(), b"F") == b"1 found"

    def test_makes_no_room_after_a_program_that_left_a_mark(self) -> None:
        marks = ("leave a process", "lower a limit", "take a priority", "fail", "crash")
        several = len(os.sched_getaffinity(0)) > 1
        for mark in (*marks, *(["take a processor"] if several else [])):
            with self.subTest(mark):
                keeping = self.keep(_act)
                keeping.send(mark.encode())
                keeping.end()
                assert not keeping.next()

    def test_makes_no_room_after_a_program_that_was_killed(self) -> None:
        for moment in (b"", b"1"):
            with self.subTest(moment):
                keeping = self.keep(_act)
                keeping.send(b"linger")
                keeping.say(b"K", moment)
                assert (b"X", b"signal 9") in keeping.hear_all()
                assert not keeping.next()

    def test_ends_when_a_program_killed_its_relay(self) -> None:
        keeping = self.keep(_act)
        keeping.send(b"kill the relay")
        with self.assertRaises(EOFError):
            keeping.hear_until(b"X")

    def test_ends_with_its_host_also_where_a_program_stopped_the_relay(self) -> None:
        keeping = self.keep(_act)
        keeping.send(b"stop the relay")
        until(lambda: "T (stopped)" in _states(keeping.pid))
        keeping.hang_up()
        with self.assertRaises(EOFError):
            keeping.hear_until(b"X")


def _states(keeper: int) -> str:
    relays = Path(f"/proc/{keeper}/task/{keeper}/children").read_text().split()
    return "".join([Path(f"/proc/{relay}/status").read_text() for relay in relays])


if __name__ == "__main__":
    unittest.main()

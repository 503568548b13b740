"""What goes through a relay, what it holds back, and how it ends."""

import os
import signal
import time
import unittest
from pathlib import Path

from pungi_process.records import Unpacker, pack, pieces
from tests.launched import is_gone, until
from tests.relayed import Relaying, sleep, text_of


def _echo() -> None:
    while data := os.read(3, 65536):
        while data:
            data = data[os.write(4, data) :]


class RecordsTest(unittest.TestCase):
    def test_come_out_as_they_went_in_however_they_are_cut(self) -> None:
        records = [(b"F", b"abc"), (b"X", b""), (b"O", bytes(1000))]
        data = b"".join([pack(*record) for record in records])
        for size in (1, 3, 7, len(data)):
            unpacker = Unpacker()
            cut = [data[start : start + size] for start in range(0, len(data), size)]
            assert [record for piece in cut for record in unpacker.feed(piece)] == records

    def test_pieces_are_no_longer_than_may_be(self) -> None:
        assert [len(record) for record in pieces(b"F", bytes(65537))] == [65541, 6]
        assert list(pieces(b"F", b"")) == []


class PassingTest(Relaying):
    def test_frames_text_and_errors_come_apart(self) -> None:
        def speak() -> None:
            os.write(1, b"out")
            os.write(2, b"err")
            os.write(4, b"frame")

        heard = self.relay(speak).hear_all()
        assert [text_of(heard, tag) for tag in (b"F", b"O", b"E")] == [b"frame", b"out", b"err"]
        assert (b"X", b"exit 0") in heard

    def test_what_is_printed_is_never_a_record(self) -> None:
        forged = pack(b"X", b"exit 7")
        heard = self.relay(lambda: _write(1, forged)).hear_all()
        assert text_of(heard, b"O") == forged
        assert (b"X", b"exit 0") in heard

    def test_frames_reach_the_guest_and_it_is_told_how_much_it_took(self) -> None:
        relayed = self.relay(_echo)
        relayed.send(b"hello")
        heard = relayed.hear_until(b"F")
        assert heard == [(b"T", b"5"), (b"F", b"hello")]

    def test_megabytes_go_both_ways(self) -> None:
        relayed = self.relay(_echo)
        sent, taken, echoed = os.urandom(3 * 2**20), 0, b""
        rest = list(pieces(b"F", sent))
        while len(echoed) < len(sent):
            while rest and taken + 262_144 > (len(sent) - sum([len(piece) - 5 for piece in rest])):
                relayed.say(b"F", rest.pop(0)[5:])
            tag, payload = relayed.hear()
            taken += int(payload) if tag == b"T" else 0
            echoed += payload if tag == b"F" else b""
        assert echoed == sent
        assert taken == len(sent)

    def test_a_guest_that_does_not_read_holds_nothing_up(self) -> None:
        relayed = self.relay(sleep)
        relayed.send(bytes(200_000))
        relayed.say(b"K")
        assert relayed.hear_until(b"X")[-1] == (b"X", b"signal 9")

    def test_a_guest_is_held_up_by_a_host_that_does_not_read(self) -> None:
        def flood() -> None:
            for _ in range(64):
                os.write(1, bytes(65536))

        relayed = self.relay(flood)
        resident = _settled_memory(relayed.pid)
        heard = relayed.hear_all()
        assert len(text_of(heard, b"O")) == 64 * 65536
        assert resident < 64 * 2**20

    def test_no_descriptor_of_the_relay_is_left_to_the_guest(self) -> None:
        def look() -> None:
            os.write(4, b" ".join([name.encode() for name in sorted(os.listdir("/proc/self/fd"), key=int)]))

        heard = self.relay(look).hear_all()
        # The last is the one that looks.
        assert text_of(heard, b"F") == b"0 1 2 3 4 5"


class EndTest(Relaying):
    def test_tells_the_status(self) -> None:
        assert self.relay(lambda: os._exit(3)).hear_until(b"X")[-1] == (b"X", b"exit 3")

    def test_tells_the_signal(self) -> None:
        def crash() -> None:
            os.kill(os.getpid(), signal.SIGSEGV)

        assert self.relay(crash).hear_until(b"X")[-1] == (b"X", b"signal 11")

    def test_a_kill_ends_what_left_the_group_as_well(self) -> None:
        def spread() -> None:
            if os.fork() == 0:
                os.setsid()
                os.write(4, str(os.getpid()).encode())
                time.sleep(1000)
            time.sleep(1000)

        relayed = self.relay(spread)
        daemon = int(relayed.hear_until(b"F")[-1][1])
        relayed.say(b"K")
        assert relayed.hear_until(b"X")[-1] == (b"X", b"signal 9")
        until(lambda: is_gone(daemon))

    def test_streams_end_when_nobody_holds_them_any_more(self) -> None:
        relayed = self.relay(sleep)
        relayed.say(b"K")
        ended: set[bytes] = set()
        while len(ended) < 3:
            tag, payload = relayed.hear()
            if payload == b"":
                ended.add(tag)
        assert ended == {b"F", b"O", b"E"}

    def test_ends_with_its_host_and_its_guest_with_it(self) -> None:
        relayed = self.relay(_tell_pid_and_sleep)
        guest = int(relayed.hear_until(b"F")[-1][1])
        relayed.hang_up()
        until(lambda: is_gone(guest))
        until(lambda: is_gone(relayed.pid))


class GivenFilesTest(Relaying):
    def test_are_laid_read_only_in_their_folders(self) -> None:
        relayed = self.relay(sleep)
        relayed.say(b"N", "a/é.txt".encode())
        relayed.say(b"D", b"on")
        relayed.say(b"D", b"e")
        relayed.say(b"N", b"empty")
        relayed.say(b"L")
        assert relayed.hear() == (b"L", b"")
        assert (relayed.data / "a/é.txt").read_text() == "one"
        modes = [path.stat().st_mode & 0o777 for path in (relayed.data, relayed.data / "a/é.txt")]
        assert modes == [0o555, 0o444]
        os.chmod(relayed.data, 0o755)
        os.chmod(relayed.data / "a", 0o755)

    def test_what_cannot_be_laid_is_told_once_and_nothing_after_it_is_laid(self) -> None:
        relayed = self.relay(sleep)
        relayed.say(b"N", b"a")
        relayed.say(b"N", b"a/b")
        relayed.say(b"N", b"c")
        relayed.say(b"L")
        assert relayed.hear() == (b"L", b"File exists")
        assert not (relayed.data / "c").exists()


def _write(descriptor: int, data: bytes) -> None:
    os.write(descriptor, data)


def _tell_pid_and_sleep() -> None:
    os.write(4, str(os.getpid()).encode())
    time.sleep(1000)


def _settled_memory(pid: int) -> int:
    """Bytes that a process holds, once it holds no more from look to look."""
    before, now = -1, 0
    while now != before:
        time.sleep(0.1)
        before, now = now, int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    return now


if __name__ == "__main__":
    unittest.main()

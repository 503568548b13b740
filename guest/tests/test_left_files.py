"""What a relay hands out of what a program left, and what not."""

import os
import unittest
from pathlib import Path

from tests.relayed import Relayed, Relaying, sleep


class LeftFilesTest(Relaying):
    def left(self, relayed: Relayed, most_bytes: int = 1000) -> list[tuple[bytes, bytes]]:
        relayed.say(b"C", b"%d" % most_bytes)
        return relayed.hear_until(b"C")

    def test_come_back_sorted_with_their_bytes(self) -> None:
        relayed = self.relay(sleep)
        (relayed.out / "b").mkdir()
        (relayed.out / "b/two").write_text("two")
        (relayed.out / "a").write_text("")
        heard = self.left(relayed)
        assert heard == [(b"N", b"a"), (b"N", b"b/two"), (b"D", b"two"), (b"C", b"")]

    def test_follows_no_link_and_reads_no_pipe(self) -> None:
        relayed = self.relay(sleep)
        (relayed.out / "file").symlink_to("/etc/passwd")
        (relayed.out / "folder").symlink_to("/etc")
        os.mkfifo(relayed.out / "pipe")
        names = (b"file", b"folder", b"pipe")
        assert self.left(relayed) == [
            *[_refused(name, b"it is no ordinary file") for name in names],
            (b"C", b""),
        ]

    def test_leaves_what_passes_the_limit(self) -> None:
        relayed = self.relay(sleep)
        for name, size in (("a", 2), ("b", 2), ("c", 1)):
            (relayed.out / name).write_bytes(bytes(size))
        heard = self.left(relayed, 3)
        reason = b"it has 2 bytes, and 1 are left of the limit for artifacts"
        assert [record for record in heard if record[0] != b"D"] == [
            (b"N", b"a"),
            _refused(b"b", reason),
            (b"N", b"c"),
            (b"C", b""),
        ]

    def test_does_not_walk_without_end(self) -> None:
        relayed = self.relay(sleep)
        (relayed.out / ("d/" * 40)).mkdir(parents=True)
        path = b"d/" * 32 + b"d"
        assert self.left(relayed) == [_refused(path, b"it is more than 32 folders deep"), (b"C", b"")]

    def test_stops_at_ten_thousand_entries(self) -> None:
        relayed = self.relay(sleep)
        for number in range(10_002):
            (relayed.out / f"{number:05}").touch()
        heard = self.left(relayed)
        assert len([tag for tag, _ in heard if tag == b"N"]) == 10_000
        refusals = [payload.partition(b"\0")[2] for tag, payload in heard if tag == b"W"]
        assert refusals == [b"there are more than 10000 files and folders"]

    def test_a_name_that_is_no_text_is_not_kept(self) -> None:
        relayed = self.relay(sleep)
        Path(os.fsdecode(os.fsencode(relayed.out) + b"/\xff")).touch()
        assert self.left(relayed) == [_refused(b"?", b"its name is not portable"), (b"C", b"")]


def _refused(path: bytes, reason: bytes) -> tuple[bytes, bytes]:
    return b"W", path + b"\0" + reason


if __name__ == "__main__":
    unittest.main()

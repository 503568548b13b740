"""A relay over pipes, with a guest of a few lines behind it, as its host sees it."""

import contextlib
import os
import shutil
import signal
import tempfile
import time
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from pungi_process import kernel
from pungi_process.guest_process import GuestProcess
from pungi_process.keeper import Keeper, Kept
from pungi_process.outlet import Outlet
from pungi_process.records import Unpacker, pack, pieces
from pungi_process.relay import Places, Relay
from pungi_process.renew import renew_folder
from pungi_process.traits import traits

_DEADLINE_SECONDS = 20


class Relayed:
    """One relay in a process of its own; `body` is what its guest does before it exits with 0."""

    def __init__(self, body: Callable[[], None]) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="pungi-test-"))
        self.data, self.out = self.root / "data", self.root / "out"
        self.data.mkdir()
        self.out.mkdir()
        from_host, self._to_relay = os.pipe()
        self._from_relay, to_host = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._to_relay)
            os.close(self._from_relay)
            self._relay(body, from_host, to_host)
        os.close(from_host)
        os.close(to_host)
        self._unpacker = Unpacker()
        self._unread: list[tuple[bytes, bytes]] = []

    def _relay(self, body: Callable[[], None], from_host: int, to_host: int) -> NoReturn:
        def serve() -> NoReturn:
            body()
            os._exit(0)

        signal.alarm(_DEADLINE_SECONDS)
        kernel.adopt_orphans()
        places = Places(str(self.data), str(self.out))
        self._run(serve, places, (from_host, to_host))

    def _run(self, serve: Callable[[], NoReturn], places: Places, streams: tuple[int, int]) -> NoReturn:
        from_host, to_host = streams
        Relay(from_host, Outlet(to_host), GuestProcess(serve), places).run()
        os._exit(0)

    def say(self, tag: bytes, payload: bytes = b"") -> None:
        """Send one record."""
        data = pack(tag, payload)
        while data:
            data = data[os.write(self._to_relay, data) :]

    def send(self, data: bytes) -> None:
        """Send frames, in as many records as it takes."""
        for record in pieces(b"F", data):
            os.write(self._to_relay, record)

    def hear(self) -> tuple[bytes, bytes]:
        """The next record."""
        while not self._unread:
            data = os.read(self._from_relay, 65536)
            if not data:
                raise EOFError
            self._unread.extend(self._unpacker.feed(data))
        return self._unread.pop(0)

    def hear_until(self, tag: bytes) -> list[tuple[bytes, bytes]]:
        """All records up to the first with this tag, which is the last of them."""
        heard = [self.hear()]
        while heard[-1][0] != tag:
            heard.append(self.hear())
        return heard

    def hear_all(self) -> list[tuple[bytes, bytes]]:
        """All records up to the end of the guest and of its three streams, which come in any order."""
        heard: list[tuple[bytes, bytes]] = []
        while len([tag for tag, payload in heard if tag == b"X" or not payload]) < 4:
            heard.append(self.hear())
        return heard

    def hang_up(self) -> None:
        """What the kernel does when the host dies."""
        os.close(self._to_relay)
        self._to_relay = -1

    def close(self) -> None:
        for descriptor in (self._to_relay, self._from_relay):
            with contextlib.suppress(OSError):
                os.close(descriptor)
        os.waitpid(self.pid, 0)
        shutil.rmtree(self.root, ignore_errors=True)


class Keeping(Relayed):
    """The same with a keeper before it, so that another guest of the same body follows when there is room."""

    def __init__(self, body: Callable[[], None]) -> None:
        def announced() -> None:
            os.write(4, b"up")
            body()

        super().__init__(announced)
        self._is_up()

    def _run(self, serve: Callable[[], NoReturn], places: Places, streams: tuple[int, int]) -> NoReturn:
        def renew() -> None:
            for folder in (places.data, places.out):
                renew_folder(folder)

        Keeper(*streams, Kept(places, serve, renew, traits)).keep()

    def next(self) -> bool:
        """Ask for room for another program; whether there is any."""
        self.say(b"R")
        try:
            return self._is_up()
        except EOFError:
            return False

    def _is_up(self) -> bool:
        return self.hear_until(b"F")[-1] == (b"F", b"up")

    def end(self) -> list[tuple[bytes, bytes]]:
        """All that is heard when the guest is given a moment to leave."""
        self.say(b"K", b"5000")
        return self.hear_all()


def text_of(heard: list[tuple[bytes, bytes]], tag: bytes) -> bytes:
    """What was heard with one tag, in one piece."""
    return b"".join([payload for each, payload in heard if each == tag])


class Relaying(unittest.TestCase):
    """Tests with relays that end with them."""

    def keep(self, body: Callable[[], None]) -> Keeping:
        """Start a keeper; `body` is what each of its guests does."""
        keeping = Keeping(body)
        self.addCleanup(keeping.close)
        return keeping

    def relay(self, body: Callable[[], None]) -> Relayed:
        """Start one; `body` is what its guest does."""
        relayed = Relayed(body)
        self.addCleanup(relayed.close)
        return relayed


def sleep() -> None:
    """Do nothing: what a guest does that is only there."""
    time.sleep(1000)

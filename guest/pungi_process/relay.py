"""Stands inside the wall between a host and one guest: frames, text and files go through it as records."""

import os
import select
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .given_files import GivenFiles
from .guest_process import GuestProcess
from .kill import has_children, kill_descendants
from .left_files import hand_out
from .memory_kills import memory_kills
from .outlet import Outlet
from .reap import reap
from .records import Unpacker, pack
from .wakeup import child_wakeup

_READ_BYTES = 65536


@dataclass(frozen=True)
class Places:
    """Where a program finds its files and leaves its own."""

    data: str
    out: str


class Relay:
    """Passes on what it can and holds back the rest: it reads from the guest only what the host takes."""

    def __init__(self, from_host: int, host: Outlet, guest: GuestProcess, places: Places) -> None:
        os.set_blocking(from_host, False)
        self._from_host = from_host
        self._host = host
        self._guest = guest
        self._places = places
        self._heard = dict(guest.tags)
        self._unpacker = Unpacker()
        self._given = GivenFiles(places.data)
        self._left: Iterator[bytes] | None = None
        self._has_ended = False
        self._has_left = False
        self._is_done = False
        self._kills_before = memory_kills()
        self._wakeup = child_wakeup()
        self._obeyed: dict[bytes, Callable[[bytes], None]] = {
            b"F": self._pass_frames,
            b"N": self._given.begin,
            b"D": self._given.add,
            b"L": self._end_of_files,
            b"K": self._kill,
            b"C": self._collect,
            b"R": self._make_room,
        }

    def run(self) -> None:
        """Return when another program may follow; else end with the host, and with it all that runs here."""
        try:
            self._look_for_end()  # it may have come before anything waited for it
            while not self._is_done:
                self._turn()
        except (BrokenPipeError, ConnectionResetError, EOFError):
            kill_descendants()
            os._exit(0)

    def _turn(self) -> None:
        for descriptor, _ in self._wait():
            if descriptor == self._from_host:
                self._on_host()
            elif descriptor == self._wakeup:
                self._on_child()
            elif descriptor == self._host.descriptor:
                self._host.push()
            elif descriptor == self._guest.frames.descriptor:
                self._pass_frames(b"")
            elif self._host.is_clear:
                self._on_guest(descriptor)
        while self._left is not None and self._host.is_clear:
            self._hand_out(self._left)

    def _wait(self) -> list[tuple[int, int]]:
        poll = select.poll()
        poll.register(self._from_host, select.POLLIN)
        poll.register(self._wakeup, select.POLLIN)
        if not self._host.is_clear:
            poll.register(self._host.descriptor, select.POLLOUT)
        else:
            for descriptor in self._heard:
                poll.register(descriptor, select.POLLIN)
        if not self._guest.frames.is_clear:
            poll.register(self._guest.frames.descriptor, select.POLLOUT)
        return poll.poll()

    def _on_host(self) -> None:
        try:
            data = os.read(self._from_host, _READ_BYTES)
        except BlockingIOError:
            return
        if not data:
            raise EOFError
        for tag, payload in self._unpacker.feed(data):
            self._obeyed[tag](payload)

    def _on_child(self) -> None:
        os.read(self._wakeup, 4096)
        self._look_for_end()

    def _look_for_end(self) -> None:
        end = None if self._has_ended else reap(self._guest.pid)
        if end is not None:
            self._ended(end)

    def _ended(self, end: str) -> None:
        self._has_ended = True
        self._has_left = end == "exit 0"
        has_run_out = end == "signal 9" and memory_kills() > self._kills_before
        self._tell(b"X", (f"{end} memory" if has_run_out else end).encode())

    def _pass_frames(self, data: bytes) -> None:
        """Tell the host how much the guest took: it sends no more than a window ahead."""
        try:
            taken = self._guest.frames.put(data)
        except BrokenPipeError:
            self._guest.frames.drop()  # the guest is gone, which its end tells
            return
        if taken:
            self._tell(b"T", b"%d" % taken)

    def _on_guest(self, descriptor: int) -> None:
        data = os.read(descriptor, _READ_BYTES)
        self._tell(self._heard[descriptor], data)
        if not data:
            del self._heard[descriptor]
            os.close(descriptor)

    def _end_of_files(self, _payload: bytes) -> None:
        self._tell(b"L", self._given.end().encode())

    def _kill(self, moment_ms: bytes) -> None:
        """A program that came to its own end has a moment to leave; what it started has none."""
        self._look_for_end()
        deadline = time.monotonic() + int(moment_ms or b"0") / 1000
        while not self._has_ended and time.monotonic() < deadline:
            time.sleep(0.001)
            self._look_for_end()
        if has_children():
            self._has_left = False
        kill_descendants()
        if not self._has_ended:
            self._ended("signal 9")

    def _collect(self, most_bytes: bytes) -> None:
        self._left = hand_out(self._places.out, int(most_bytes))

    def _make_room(self, _payload: bytes) -> None:
        """Only a program that left by itself, and left nothing running, has left nothing of itself."""
        if not self._has_left:
            raise EOFError
        self._is_done = True

    def _hand_out(self, left: Iterator[bytes]) -> None:
        record = next(left, None)
        if record is None:
            self._left = None
        else:
            self._host.put(record)

    def _tell(self, tag: bytes, payload: bytes) -> None:
        self._host.put(pack(tag, payload))

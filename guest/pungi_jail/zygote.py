"""Clones itself for each program: an interpreter that has imported everything, and runs nothing itself.

The host asks for one thing in each line (`start`, `kill`, `release`, `lacks`) and is told of each thing in
one (`ready`, `up`, `failed`, `exit`, `signal`, `lacks`). Who hangs up ends it all: this process is the first
of its namespace, and the kernel leaves no process of that when it ends.
"""

import contextlib
import importlib.util
import os
import random
import select
import signal
import socket
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from pungi_guest import child as guest
from pungi_guest.protocol import Start
from pungi_guest.stream_transport import StreamTransport
from pungi_process import rlimits

from .channel import FRAMES, HANDSHAKE, connect
from .jail import NAMESPACES, Jail, shut_in
from .system import system_call

_MOST = 4096
_UP = b"up"


class Cloned(NamedTuple):
    """A process that was cloned for one program."""

    pid: int
    # Readable when it ended.
    end: int
    handshake: socket.socket


class Zygote:
    """Serves the host at the other end of `control` until that hangs up."""

    def __init__(self, control: int, jail: Jail, ready: str) -> None:
        self._control = control
        self._jail = jail
        # The first frame of each program's interpreter.
        self._ready = ready
        self._user = (os.getuid(), os.getgid())
        self._poll = select.poll()
        self._heard: dict[int, Callable[[], None]] = {}
        self._cloned: dict[str, Cloned] = {}
        # By place: /out, after the program is gone too.
        self._outs: dict[str, int] = {}
        self._line = b""

    def serve(self) -> NoReturn:
        """Never returns."""
        self._listen(self._control, self._take)
        while True:
            for descriptor, _ in self._poll.poll():
                heard = self._heard.get(descriptor)
                if heard is not None:
                    heard()

    def tell(self, *words: object) -> None:
        """Tell the host something."""
        line = " ".join([str(word) for word in words])
        try:
            os.write(self._control, f"{line}\n".encode())
        except OSError:
            os._exit(0)

    def _listen(self, descriptor: int, heard: Callable[[], None]) -> None:
        self._poll.register(descriptor, select.POLLIN)
        self._heard[descriptor] = heard

    def _forget(self, descriptor: int) -> None:
        self._poll.unregister(descriptor)
        del self._heard[descriptor]

    def _take(self) -> None:
        try:
            piece = os.read(self._control, 65536)
        except OSError:
            piece = b""
        if not piece:
            os._exit(0)
        *lines, self._line = (self._line + piece).split(b"\n")
        for line in lines:
            word, place, *rest = line.decode().split(" ")
            if word == "start":
                self._start(place)
            elif word == "kill":
                self._kill(place)
            elif word == "release":
                self._release(place)
            elif word == "lacks":
                self.tell("lacks", place, *[name for name in rest if not importlib.util.find_spec(name)])

    def _start(self, place: str) -> None:
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            pid = system_call(
                "cloning", self._jail.machine.clone, NAMESPACES | signal.SIGCHLD, None, None, None, 0
            )
        except OSError as error:
            self.tell("failed", place, error.strerror)
            return
        if pid == 0:
            self._become(place, there)
        there.close()
        cloned = Cloned(pid, os.pidfd_open(pid), here)
        self._cloned[place] = cloned
        self._listen(here.fileno(), lambda: self._hear(place))
        self._listen(cloned.end, lambda: self._bury(place))

    def _become(self, place: str, handshake: socket.socket) -> NoReturn:
        """Run the one program of a place; in the clone."""
        try:
            self._shut_in(place, handshake)
            transport = StreamTransport(FRAMES, FRAMES)
            transport.send(transport.pack(self._ready))
            guest.run_one(transport, _prepare)
        finally:
            os._exit(1)

    def _shut_in(self, place: str, handshake: socket.socket) -> None:
        os.dup2(handshake.fileno(), HANDSHAKE, inheritable=False)
        try:
            # A raw clone runs no hook of Python: this is the only one that a program would miss.
            random.seed()
            connect(place)
            shut_in(self._jail, place, self._user, _hand_over)
        except BaseException as error:
            os.write(HANDSHAKE, f"{error}".encode()[:_MOST])
            raise
        os.write(HANDSHAKE, _UP)
        os.close(HANDSHAKE)

    def _hear(self, place: str) -> None:
        """Take what a clone says of itself: all of it before any program runs in it."""
        handshake = self._cloned[place].handshake
        while handshake.fileno() >= 0:
            said, descriptors = _receive(handshake)
            if descriptors:
                self._outs[place] = descriptors[0]
            elif said is None:
                return
            else:
                self._forget(handshake.fileno())
                handshake.close()
                if said == _UP:
                    self.tell("up", place, self._outs[place])
                elif said:
                    self.tell("failed", place, said.decode(errors="replace").replace("\n", " "))

    def _bury(self, place: str) -> None:
        cloned = self._cloned[place]
        ended, status = os.waitpid(cloned.pid, os.WNOHANG)
        if ended == 0:
            return  # it was another's end, by a descriptor of the same number
        self._hear(place)
        del self._cloned[place]
        self._forget(cloned.end)
        os.close(cloned.end)
        code = os.waitstatus_to_exitcode(status)
        self.tell("exit" if code >= 0 else "signal", place, abs(code))

    def _kill(self, place: str) -> None:
        cloned = self._cloned.get(place)
        if cloned is not None:
            with contextlib.suppress(OSError):
                os.kill(cloned.pid, signal.SIGKILL)

    def _release(self, place: str) -> None:
        """Let go of what a program left: nobody reads it any more."""
        out = self._outs.pop(place, None)
        if out is not None:
            os.close(out)


def _prepare(start: Start) -> None:
    """Called with the start frame, before anything of the program is compiled."""
    memory_bytes = start["limits"].get("memoryBytes")
    if memory_bytes is not None:
        rlimits.limit_memory(memory_bytes)


def _hand_over(descriptor: int) -> None:
    with socket.socket(fileno=os.dup(HANDSHAKE)) as line:
        socket.send_fds(line, [b"out"], [descriptor])


def _receive(handshake: socket.socket) -> tuple[bytes | None, list[int]]:
    """One message, None where none is there yet; empty at its end."""
    try:
        said, descriptors, _, _ = socket.recv_fds(handshake, _MOST, 1, socket.MSG_DONTWAIT)
    except BlockingIOError:
        return None, []
    return said, descriptors

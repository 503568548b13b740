"""The guest beside a relay: a process with pipes of its own, so that nothing it prints can be a frame."""

import os
from collections.abc import Callable
from typing import NoReturn

from . import kernel
from .outlet import Outlet

# Beyond what this process has opened.
_HIGH = 64


class GuestProcess:
    """One guest. `tags` names each descriptor that it can be heard on: frames, stdout, stderr."""

    def __init__(self, serve: Callable[[], NoReturn]) -> None:
        nothing = os.open(os.devnull, os.O_RDONLY)
        frames_in, to_guest = os.pipe()
        from_guest, frames_out = os.pipe()
        read_out, stdout = os.pipe()
        read_err, stderr = os.pipe()
        theirs = (nothing, stdout, stderr, frames_in, frames_out)
        self.pid = os.fork()
        if self.pid == 0:
            _become_guest(theirs, serve)
        for descriptor in theirs:
            os.close(descriptor)
        self.frames = Outlet(to_guest)
        self.tags = {from_guest: b"F", read_out: b"O", read_err: b"E"}


def _become_guest(descriptors: tuple[int, ...], serve: Callable[[], NoReturn]) -> NoReturn:
    """Leave to the guest its own descriptors only: those of the relay would let it speak for the relay."""
    os.setpgid(0, 0)
    _be_killed_first()
    # The relay is closed to a look from outside; its own `/proc/self` is the program's.
    kernel.set_dumpable(True)
    high = [os.dup2(descriptor, _HIGH + number) for number, descriptor in enumerate(descriptors)]
    for number, descriptor in enumerate(high):
        os.dup2(descriptor, number)
    os.closerange(len(descriptors), os.sysconf("SC_OPEN_MAX"))
    serve()


def _be_killed_first() -> None:
    """Where memory runs out the kernel ends the program, not the relay that tells of it."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
            score.write("1000")
    except OSError:
        return  # not everywhere is there such a file

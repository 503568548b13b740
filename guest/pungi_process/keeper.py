"""Starts a relay and a guest for one program after another, each from the same interpreter that ran none.

It takes no byte of any program: what is copied from it holds nothing of an earlier one.
"""

import os
import select
from collections.abc import Callable
from typing import NoReturn

from . import kernel
from .guest_process import GuestProcess
from .kill import has_children, kill_descendants
from .outlet import Outlet
from .relay import Places, Relay
from .renew import renew
from .serve import serve_ready
from .taken import taken_bytes

# How a relay ends whose container is as it was before its program. No signal ends a process so.
_AS_BEFORE = 64


class Keeper:
    """The first process of a container; `ready` is the first frame of each guest."""

    def __init__(self, from_host: int, to_host: int, ready: str) -> None:
        self._from_host = from_host
        self._to_host = to_host
        self._ready = ready

    def keep(self, places: Places, traits: Callable[[], object]) -> NoReturn:
        """Ends with the host, and after a program that left anything. `traits` tells what it may have changed."""
        before = traits()
        # Whatever else runs was left by the program: all of it is a descendant of the first process.
        while self._serve_one(places) and not has_children() and traits() == before:
            pass
        kill_descendants()
        os._exit(0)

    def _serve_one(self, places: Places) -> bool:
        """Whether the container is as it was before the program."""
        alive, held = os.pipe()
        relay = os.fork()
        if relay == 0:
            os.close(alive)
            self._relay(places)
        os.close(held)
        if not self._has_ended(alive):
            return False
        os.close(alive)
        return os.waitstatus_to_exitcode(os.waitpid(relay, 0)[1]) == _AS_BEFORE

    def _relay(self, places: Places) -> NoReturn:
        kernel.adopt_orphans()
        guest = GuestProcess(lambda: serve_ready(self._ready, taken_bytes))
        Relay(self._from_host, Outlet(self._to_host), guest, places).run()
        renew((places.data, places.out, "/tmp"))
        os._exit(_AS_BEFORE)

    def _has_ended(self, alive: int) -> bool:
        """Wait for the relay, which a program may have stopped; false where the host went first."""
        poll = select.poll()
        poll.register(alive, select.POLLIN)
        poll.register(self._from_host, 0)
        return {descriptor for descriptor, _ in poll.poll()} == {alive}

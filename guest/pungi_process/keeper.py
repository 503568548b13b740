"""Starts a relay and a guest for one program after another, each from the same interpreter that ran none.

It takes no byte of any program: what is copied from it holds nothing of an earlier one.
"""

import os
import select
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from . import kernel
from .guest_process import GuestProcess
from .kill import has_children, kill_descendants
from .outlet import Outlet
from .relay import Places, Relay

# How a relay ends whose container is as it was before its program. No signal ends a process so.
_AS_BEFORE = 64


@dataclass(frozen=True)
class Kept:
    """What is kept from program to program."""

    places: Places
    # Becomes the guest.
    serve: Callable[[], NoReturn]
    # Takes away what a program left in files and the like. Raises OSError where it cannot.
    renew: Callable[[], None]
    # Tells what a program may have changed of the keeper itself.
    traits: Callable[[], object]


class Keeper:
    """The first process of a container, or one that adopts orphans: what still runs are its descendants."""

    def __init__(self, from_host: int, to_host: int, kept: Kept) -> None:
        self._from_host = from_host
        self._to_host = to_host
        self._kept = kept

    def keep(self) -> NoReturn:
        """Ends with the host, and after a program that left anything."""
        traits = self._kept.traits()
        while self._serve_one() and not has_children() and self._kept.traits() == traits:
            pass
        kill_descendants()
        os._exit(0)

    def _serve_one(self) -> bool:
        """Whether all is as it was before the program."""
        alive, held = os.pipe()
        relay = os.fork()
        if relay == 0:
            os.close(alive)
            self._relay()
        os.close(held)
        if not self._has_ended(alive):
            return False
        os.close(alive)
        return os.waitstatus_to_exitcode(os.waitpid(relay, 0)[1]) == _AS_BEFORE

    def _relay(self) -> NoReturn:
        """Not the keeper itself: whatever a program says goes with this process."""
        kernel.adopt_orphans()
        guest = GuestProcess(self._kept.serve)
        Relay(self._from_host, Outlet(self._to_host), guest, self._kept.places).run()
        self._kept.renew()
        os._exit(_AS_BEFORE)

    def _has_ended(self, alive: int) -> bool:
        """Wait for the relay, which a program may have stopped; false where the host went first."""
        poll = select.poll()
        poll.register(alive, select.POLLIN)
        poll.register(self._from_host, 0)
        return {descriptor for descriptor, _ in poll.poll()} == {alive}

"""The processors whose system calls are known: on any other there is no wall, so nothing runs."""

import platform
from typing import NamedTuple

from .calls import Numbers


class Machine(NamedTuple):
    """A processor, as the kernel names it in a filter of system calls."""

    name: str
    audit: int
    # Which of the two numbers of a call is its own.
    column: int
    # From here on a call is of another kind of program (x32), which would pass a filter by its number.
    foreign: int | None
    clone: int
    capset: int

    def number(self, numbers: Numbers) -> int | None:
        """The number of a call on this processor."""
        return numbers[self.column]


MACHINES = (
    Machine("x86_64", 0xC000003E, 0, 0x40000000, 56, 126),
    Machine("aarch64", 0xC00000B7, 1, None, 220, 91),
)


def this_machine() -> Machine:
    """The processor under this interpreter. Raises RuntimeError where its calls are not known."""
    name = platform.machine()
    for machine in MACHINES:
        if machine.name == name:
            return machine
    known = " or ".join([machine.name for machine in MACHINES])
    raise RuntimeError(f"Expected a processor whose system calls are known ({known}), got {name}.")

"""Writes the filter of system calls (seccomp, classic BPF): what is not named is refused."""

import errno
import struct
from collections.abc import Iterable

from .calls import FREE, GUARDED
from .machine import Machine

_LOAD = 0x20
_EQUAL = 0x15
_AT_LEAST = 0x35
_ANY_BIT = 0x45
_RETURN = 0x06

_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_FAIL = 0x00050000

_NUMBER_AT = 0
_AUDIT_AT = 4

# New namespaces are new rights: mounts, and so the way to files that were covered.
_NEW_NAMESPACES = 0x7E020000
_THREAD = 0x00010000

# What terminals and files are asked about. All else that `ioctl` does is the driver's, terminals that type
# for others (TIOCSTI) included.
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)

# Names of threads and of memory, and looks. The rest would take back that the program dies with its parent.
_PRCTL = (15, 16, 0x53564D41, 2, 3, 21, 39)

# A larger pipe is memory that is counted as nobody's.
_SET_PIPE_SIZE = 1031

_SIGKILL = 9

# Later calls than these are unknown here: libraries ask for them first and fall back when there are none.
_FIRST_UNKNOWN = 463

Instruction = tuple[int, int, int, int]


def write_filter(machine: Machine) -> bytes:
    """The instructions, as the kernel reads them."""
    guarded = [
        instruction
        for name, numbers in GUARDED.items()
        if (number := machine.number(numbers)) is not None
        for instruction in _guard(number, _BODIES[name])
    ]
    free = sorted({number for numbers in FREE.values() if (number := machine.number(numbers)) is not None})
    instructions = [*_head(machine), *guarded, *_tail(free)]
    return b"".join([struct.pack("<HBBI", *instruction) for instruction in instructions])


def _head(machine: Machine) -> list[Instruction]:
    """A call by the numbers of another kind of program ends the process: here it would mean another call."""
    head = [
        (_LOAD, 0, 0, _AUDIT_AT),
        (_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if machine.foreign is not None:
        head += [(_AT_LEAST, 0, 1, machine.foreign), (_RETURN, 0, 0, _KILL)]
    return head


def _guard(number: int, body: list[Instruction]) -> list[Instruction]:
    return [(_EQUAL, 0, len(body), number), *body]


def _tail(free: list[int]) -> list[Instruction]:
    count = len(free)
    return [
        (_AT_LEAST, 0, 1, _FIRST_UNKNOWN),
        (_RETURN, 0, 0, _FAIL | errno.ENOSYS),
        *[(_EQUAL, count - index, 0, number) for index, number in enumerate(free)],
        (_RETURN, 0, 0, _FAIL | errno.EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _argument(index: int) -> Instruction:
    """The low half of an argument: the kernel takes no more of these."""
    return (_LOAD, 0, 0, 16 + 8 * index)


def _one_of(index: int, values: Iterable[int]) -> list[Instruction]:
    among = list(values)
    return [
        _argument(index),
        *[(_EQUAL, len(among) - at, 0, value) for at, value in enumerate(among)],
        (_RETURN, 0, 0, _FAIL | errno.EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _unless(index: int, value: int, end: int) -> list[Instruction]:
    return [_argument(index), (_EQUAL, 0, 1, value), (_RETURN, 0, 0, end), (_RETURN, 0, 0, _ALLOW)]


# A process that is the first of its namespace ignores its own SIGKILL and would go on.
_NO_KILL = _unless(1, _SIGKILL, _KILL)

_BODIES: dict[str, list[Instruction]] = {
    # Threads only: a memory limit that each process has for itself is no limit for those that fork.
    "clone": [
        _argument(0),
        (_ANY_BIT, 2, 0, _NEW_NAMESPACES),
        (_ANY_BIT, 0, 1, _THREAD),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL | errno.EPERM),
    ],
    # Its arguments lie in memory, where no filter looks; without it libraries take `clone`.
    "clone3": [(_RETURN, 0, 0, _FAIL | errno.ENOSYS)],
    "ioctl": _one_of(1, _IOCTL),
    "prctl": _one_of(0, _PRCTL),
    "fcntl": _unless(1, _SET_PIPE_SIZE, _FAIL | errno.EPERM),
    "kill": _NO_KILL,
    "tkill": _NO_KILL,
    "tgkill": _unless(2, _SIGKILL, _KILL),
}

"""What the kernel lets others of its user change of a process, its memory aside."""

import ctypes
import os
import platform
from pathlib import Path

# Numbers of system calls that Python has no name for: of `sched_getattr` and `ioprio_get`.
_NUMBERS = {"x86_64": (315, 252), "aarch64": (275, 31)}
_ATTRIBUTES_BYTES = 128
_OF_PROCESS = 1


def traits() -> tuple[object, ...]:
    """Tell the limits, processors and priorities of this process, which all that it starts gets too.

    Raises OSError where they cannot be told.
    """
    limits = Path("/proc/self/limits").read_bytes()
    return limits, frozenset(os.sched_getaffinity(0)), *_priorities()


def _priorities() -> tuple[bytes, int]:
    numbers = _NUMBERS.get(platform.machine())
    if numbers is None:
        raise OSError(f"Expected a machine of {', '.join(_NUMBERS)}, got {platform.machine()}.")
    scheduling, io = numbers
    attributes = ctypes.create_string_buffer(_ATTRIBUTES_BYTES)
    _call(scheduling, 0, attributes, _ATTRIBUTES_BYTES, 0)
    return attributes.raw, _call(io, _OF_PROCESS, 0)


def _call(number: int, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    result = int(libc.syscall(number, *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), f"System call {number} was refused.")
    return result

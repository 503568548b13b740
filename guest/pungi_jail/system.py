"""Calls of the kernel that Python has no function for."""

import ctypes
import os
from typing import Any

_libc: Any = ctypes.CDLL(None, use_errno=True)


def system_call(what: str, number: int, *arguments: object) -> int:
    """Make a call by its number. Raises OSError that says `what` failed."""
    return _checked(what, _libc.syscall(ctypes.c_long(number), *arguments))


def mount(source: str, target: str, kind: str | None, flags: int, options: str | None = None) -> None:
    """Mount something. Raises OSError."""
    given = [_bytes(source), _bytes(target), _bytes(kind), ctypes.c_ulong(flags), _bytes(options)]
    _checked(f"mounting {target}", _libc.mount(*given))


def control(what: str, option: int, value: object = 0, more: object = 0) -> int:
    """`prctl`. Raises OSError."""
    return _checked(what, _libc.prctl(option, value, more, 0, 0))


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else os.fsencode(text)


def _checked(what: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result

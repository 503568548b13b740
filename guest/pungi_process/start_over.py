"""Starts a relay over, with nothing of the program before it."""

import os
import resource
import sys
from dataclasses import dataclass, field
from typing import NoReturn

from .kill import kill_descendants
from .remove import empty_folder

_LIMITS = [getattr(resource, name) for name in dir(resource) if name.startswith("RLIMIT_")]


def _limits() -> list[tuple[int, int]]:
    return [resource.getrlimit(limit) for limit in _LIMITS]


@dataclass(frozen=True)
class Start:
    """How this process was when it started; a program can lower the limits of whatever shares its user."""

    from_host: int
    to_host: int
    limits: list[tuple[int, int]] = field(default_factory=_limits)


def start_over(start: Start, writable: tuple[str, ...]) -> NoReturn:
    """Kill what runs, empty every folder, and become a new relay: no memory of this one is left in it.

    Ends where that cannot be done: then the container is of no use any more.
    """
    # Outside a container these folders are the machine's.
    if os.getpid() != 1 or not kill_descendants() or _limits() != start.limits:
        os._exit(1)
    for folder in writable:
        empty_folder(folder)
    os.dup2(start.from_host, 0)
    os.dup2(start.to_host, 1)
    os.execv(sys.executable, sys.orig_argv)

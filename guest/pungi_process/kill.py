"""Kills processes, whatever they do to stay."""

import contextlib
import os
import signal
import time

from .descendants import descendants

# A process that the kernel holds cannot be killed; it is not waited for longer than this.
_PATIENCE_SECONDS = 2.0


def kill_group(leader: int) -> None:
    """Kill a process and all of its group."""
    with contextlib.suppress(OSError):
        os.killpg(leader, signal.SIGKILL)


def kill_descendants() -> bool:
    """Kill whatever this process started, or was handed over; whether all of it is gone.

    It must adopt orphans, or be the first process of a namespace.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while has_children():
        if time.monotonic() > deadline:
            return False
        _kill_once()
        time.sleep(0.001)
    return True


def has_children() -> bool:
    """Take note of all that has ended; whether anything is left that this process started, or got."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        return False
    return True


def _kill_once() -> None:
    if os.getpid() == 1:
        # In one piece: no fork of the program gets away between a look and a kill.
        _kill(-1)
        return
    for pid in descendants(os.getpid()):
        _kill(pid)


def _kill(pid: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)

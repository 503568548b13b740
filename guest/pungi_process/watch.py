"""Waits beside a program for its end or its host's, and leaves nothing of it running."""

import contextlib
import os
import select
from typing import NoReturn

from .kill import kill_descendants, kill_group
from .reap import reap
from .remove import remove_folder
from .wakeup import child_wakeup


def watch(child: int, lifeline: int, folder: str) -> NoReturn:
    """Tells the host the child's pid and how it ended, one line each; never returns.

    `lifeline` is a socket whose other end the host holds: it is at its end when the host is gone, killed or
    not. The program is killed then, and its folder removed, since nobody else is left to do it.
    """
    _let_go_of_streams(lifeline)
    _tell(lifeline, f"child {child}")
    end = _end_of(child, lifeline)
    if end is not None:
        _tell(lifeline, end)
    kill_group(child)
    kill_descendants()
    if end is None:
        with contextlib.suppress(OSError):
            remove_folder(folder)
    os._exit(0)


def _let_go_of_streams(lifeline: int) -> None:
    """The streams of a program must end with it, so its watcher may not hold them open."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(lifeline):
        os.dup2(nothing, descriptor)
    os.close(nothing)


def _tell(lifeline: int, line: str) -> None:
    with contextlib.suppress(OSError):  # the host may be gone, which is seen next
        os.write(lifeline, f"{line}\n".encode())


def _end_of(child: int, lifeline: int) -> str | None:
    """How the child ended; None when the host went first."""
    wakeup = child_wakeup()
    while True:
        end = reap(child)
        if end is not None:
            return end
        ready, _, _ = select.select([lifeline, wakeup], [], [])
        if wakeup in ready:
            os.read(wakeup, 4096)
        elif _is_at_end(lifeline):
            return None


def _is_at_end(lifeline: int) -> bool:
    try:
        return not os.read(lifeline, 4096)
    except OSError:
        return True  # reset: the host died with a line unread

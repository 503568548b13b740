"""Waits beside a program for its end or its host's, and leaves nothing of it running."""

import contextlib
import os
import select
import signal
import time
from types import FrameType
from typing import NoReturn

from .descendants import descendants
from .remove import remove_folder

# A process that the kernel holds cannot be killed; it is not waited for longer than this.
_PATIENCE_SECONDS = 2.0


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
    _kill_all(child)
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
    wakeup = _wakeup()
    while True:
        end = _reap(child)
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


def _wakeup() -> int:
    """A descriptor that becomes readable when a child has ended."""
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, _ignore)
    return readable


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """A signal without a handler would not write to the wakeup descriptor."""


def _reap(child: int) -> str | None:
    """Takes note of what has ended, orphans included; how the child ended, if it is among them."""
    while True:
        pid, status = _ended()
        if pid == child:
            code = os.waitstatus_to_exitcode(status)
            return f"exit {code}" if code >= 0 else f"signal {-code}"
        if pid == 0:
            return None


def _ended() -> tuple[int, int]:
    try:
        return os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return 0, 0


def _kill_all(child: int) -> None:
    """Kills the child's group, then whatever left the group but was handed over when its parent died."""
    _kill_group(child)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while _has_children() and time.monotonic() < deadline:
        for pid in descendants(os.getpid()):
            _kill(pid)
        time.sleep(0.001)


def _has_children() -> bool:
    """Reaps what has ended; false when nothing is left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        return False
    return True


def _kill_group(leader: int) -> None:
    with contextlib.suppress(OSError):
        os.killpg(leader, signal.SIGKILL)


def _kill(pid: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)

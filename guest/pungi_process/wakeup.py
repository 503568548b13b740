"""Waits for children and descriptors at the same time."""

import os
import signal
from types import FrameType


def child_wakeup() -> int:
    """A descriptor that becomes readable when a child has ended."""
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, _ignore)
    return readable


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """A signal without a handler would not write to the wakeup descriptor."""

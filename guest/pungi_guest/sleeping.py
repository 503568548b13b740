"""`time.sleep`, which the host really sleeps."""

import time
from typing import Any

from pungi_guest import kept
from pungi_guest.calls import Calls
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_LONGEST = 10**9


def install(calls: Calls) -> None:
    """Make `time.sleep` ask the host."""
    main_thread = kept.thread_id()

    def sleep(seconds: float, /) -> None:
        """Delay execution for a given number of seconds."""
        if kept.thread_id() != main_thread:
            kept.real_sleep(seconds)
            return
        given: Any = seconds
        if not isinstance(given, float) and not hasattr(given, "__index__"):
            raise TypeError(f"'{type(given).__name__}' object cannot be interpreted as an integer")
        length = float(seconds)
        if not length >= 0:
            raise ValueError("sleep length must be non-negative")
        calls.sleep(min(length, _LONGEST))

    module: Any = time
    module.sleep = sleep

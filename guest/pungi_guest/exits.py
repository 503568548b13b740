"""How a program leaves by itself: `sys.exit`, threads of its own, exit handlers."""

import _thread
import atexit
import threading
from collections.abc import Callable

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_count_threads: Callable[[], int] = _thread._count
_run_handlers: Callable[[], None] = atexit._run_exitfuncs


def is_success(raised: BaseException) -> bool:
    """Whether this is `sys.exit()` or `sys.exit(0)`."""
    if type(raised) is not SystemExit:
        return False
    return raised.code is None or (type(raised.code) is int and raised.code == 0)


def run_exit_handlers() -> None:
    """Do what Python does after the last line: wait for threads, then call what `atexit` registered."""
    if _count_threads():
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join()
    _run_handlers()

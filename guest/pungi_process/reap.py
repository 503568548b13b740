"""Takes note of processes that have ended."""

import os


def reap(child: int) -> str | None:
    """Take note of all that has ended, orphans included; how the child ended, if it is among them."""
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

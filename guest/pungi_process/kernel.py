"""What only Linux offers: the kernel ends, and hands over, processes whose parent died."""

import sys

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_SIGKILL = 9


def adopt_orphans() -> None:
    """Makes this process the parent of every descendant whose own parent died, daemons included."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent() -> None:
    """Makes the kernel kill this process when its parent dies, however that happens."""
    _prctl(_PR_SET_PDEATHSIG, _SIGKILL)


def set_dumpable(is_dumpable: bool) -> None:
    """Opens, or closes, this process to others of its user: its memory, its descriptors, a debugger."""
    _prctl(_PR_SET_DUMPABLE, int(is_dumpable))


def _prctl(option: int, value: int) -> None:
    if sys.platform != "linux":
        return
    try:
        import ctypes
    except ImportError:
        return
    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)

"""The limits that the operating system keeps for a process."""

import resource
import sys

# Below it Python cannot even say that memory ran out.
_LEAST_BYTES = 4 * 1024 * 1024


def limit_memory(memory_bytes: int) -> None:
    """Caps what this process may map from here on, so that Python raises MemoryError.

    Each process that the program starts has the same cap for itself: this bounds accidents, not attackers.
    """
    if sys.platform != "linux":
        return  # macOS accepts the limit and ignores it
    total = _mapped_bytes() + max(memory_bytes, _LEAST_BYTES)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = total if hard == resource.RLIM_INFINITY else min(total, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def forbid_core_dumps() -> None:
    """A core file would write what the program held to the host's disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _mapped_bytes() -> int:
    """What the interpreter has mapped already: it is not the program's."""
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()

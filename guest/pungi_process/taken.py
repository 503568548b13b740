"""How much of the memory of a container is taken when its program starts."""

import os
import resource

# What the kernel keeps for a container beside its pages.
_SLACK_BYTES = 8 * 1024 * 1024
_PLACES = ("/data", "/out", "/tmp")


def taken_bytes() -> int:
    """Count what the interpreter, the relay, the first process and the files that were laid hold.

    A program is told by a MemoryError before the memory of its container runs out and the kernel ends it.
    """
    processes = {os.getpid(), os.getppid(), 1}
    pages = sum([_resident_pages(process) for process in processes])
    return pages * resource.getpagesize() + sum([_used(place) for place in _PLACES]) + _SLACK_BYTES


def _resident_pages(process: int) -> int:
    """Pages that are shared count for one of them only; here for each, which is on the safe side."""
    with open(f"/proc/{process}/statm", "rb") as statm:
        _, resident, shared = statm.read().split()[:3]
    return int(resident) - int(shared)


def _used(folder: str) -> int:
    status = os.statvfs(folder)
    return (status.f_blocks - status.f_bfree) * status.f_frsize

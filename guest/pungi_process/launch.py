"""`python3 -I -S launch.py FOLDER`: one guest with its watcher.

Descriptors: 0 to 2 as usual, 3 frames to the guest, 4 frames from it, 5 the watcher's line to the host.
"""

import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pungi_guest.protocol import Start

_LIFELINE = 5


def main() -> NoReturn:
    """Forks: the child becomes the guest, this process its watcher."""
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from pungi_process import kernel, watch

    kernel.adopt_orphans()
    watcher = os.getpid()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.close(_LIFELINE)
        kernel.die_with_parent()
        if os.getppid() != watcher:
            os._exit(1)  # it died before the kernel was asked
        _serve()
    watch.watch(child, _LIFELINE, sys.argv[1])


def _serve() -> NoReturn:
    from pungi_process import rlimits

    rlimits.forbid_core_dumps()
    from pungi_guest import child

    child.main(_prepare)
    os._exit(0)


def _prepare(start: "Start") -> None:
    """Called with the start frame, before anything of the program is compiled."""
    from pungi_process import rlimits

    memory_bytes = start["limits"].get("memoryBytes")
    if memory_bytes is not None:
        rlimits.limit_memory(memory_bytes)


if __name__ == "__main__":
    main()

"""`python3 launch.py FOLDER`: one guest with its watcher.

Descriptors: 0 to 2 as usual, 3 frames to the guest, 4 frames from it, 5 the watcher's line to the host.
"""

import contextlib
import os
import sys
from typing import NoReturn

_LIFELINE = 5


def main() -> NoReturn:
    """Forks: the child becomes the guest, this process its watcher."""
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from pungi_process import kernel, serve, watch

    kernel.adopt_orphans()
    watcher = os.getpid()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.close(_LIFELINE)
        kernel.die_with_parent()
        if os.getppid() != watcher:
            os._exit(1)  # it died before the kernel was asked
        serve.serve()
    with contextlib.suppress(OSError):  # it is dead already
        # As the child does for itself: who is told of it kills its group at once, which must be there then.
        os.setpgid(child, child)
    watch.watch(child, _LIFELINE, sys.argv[1])


if __name__ == "__main__":
    main()

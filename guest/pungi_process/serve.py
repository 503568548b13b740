"""Makes this process the guest."""

import os
from collections.abc import Callable
from typing import NoReturn

from .limited import limited


def serve(taken_bytes: Callable[[], int] = lambda: 0) -> NoReturn:
    """Run the one program that comes: frames come in on descriptor 3 and go out on 4.

    `taken_bytes` tells what of the program's memory is taken when it starts.
    """
    from pungi_process import rlimits

    rlimits.forbid_core_dumps()
    from pungi_guest import child

    child.main(limited(taken_bytes))
    os._exit(0)

"""Makes this process the guest."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pungi_guest.protocol import Start


def serve(taken_bytes: Callable[[], int] = lambda: 0) -> NoReturn:
    """Run the one program that comes: frames come in on descriptor 3 and go out on 4.

    `taken_bytes` tells what of the program's memory is taken when it starts.
    """
    from pungi_process import rlimits

    rlimits.forbid_core_dumps()
    from pungi_guest import child

    def prepare(start: "Start") -> None:
        memory_bytes = start["limits"].get("memoryBytes")
        if memory_bytes is not None:
            rlimits.limit_memory(memory_bytes - taken_bytes())

    child.main(prepare)
    os._exit(0)

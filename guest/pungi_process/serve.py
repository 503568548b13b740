"""Makes this process the guest."""

import os
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pungi_guest.protocol import Start


def serve() -> NoReturn:
    """Run the one program that comes: frames come in on descriptor 3 and go out on 4."""
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

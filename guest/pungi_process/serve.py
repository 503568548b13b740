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

    child.main(_limited(taken_bytes))
    os._exit(0)


def serve_ready(ready: str, taken_bytes: Callable[[], int]) -> NoReturn:
    """The same in a copy of an interpreter that was readied before; `ready` is its first frame."""
    from pungi_guest import child
    from pungi_guest.stream_transport import StreamTransport
    from pungi_process import rlimits

    rlimits.forbid_core_dumps()
    transport = StreamTransport(3, 4)
    transport.send(transport.pack(ready))
    child.run_one(transport, _limited(taken_bytes))


def _limited(taken_bytes: Callable[[], int]) -> "Callable[[Start], None]":
    def prepare(start: "Start") -> None:
        from pungi_process import rlimits

        memory_bytes = start["limits"].get("memoryBytes")
        if memory_bytes is not None:
            rlimits.limit_memory(memory_bytes - taken_bytes())

    return prepare

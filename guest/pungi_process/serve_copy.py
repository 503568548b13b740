"""Makes this process the guest, where it is a copy of one that was readied."""

# All that is imported here is imported once, before there is a copy.

from collections.abc import Callable
from typing import NoReturn

from pungi_guest.child import run_one
from pungi_guest.stream_transport import StreamTransport

from .limited import limited
from .rlimits import forbid_core_dumps

_IN = 3
_OUT = 4


def serve_copy(ready: str, taken_bytes: Callable[[], int]) -> NoReturn:
    """Run the one program that comes; `ready` is the first frame, which was written when it was readied."""
    forbid_core_dumps()
    transport = StreamTransport(_IN, _OUT)
    transport.send(transport.pack(ready))
    run_one(transport, limited(taken_bytes))

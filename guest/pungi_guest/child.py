"""The entry of process rungs: frames come in on descriptor 3 and go out on 4."""

from collections.abc import Callable
from typing import Any, NoReturn

from pungi_guest.kept import scan_json
from pungi_guest.pristine import PRISTINE
from pungi_guest.program import run_program
from pungi_guest.protocol import Start
from pungi_guest.stream_transport import StreamTransport
from pungi_guest.warm import warm

__builtins__ = PRISTINE

_IN = 3
_OUT = 4


def main(prepare: Callable[[Start], None] | None = None) -> NoReturn:
    """Ready this interpreter, say so, and run the one program that comes; `prepare` gets its `start`."""
    transport = StreamTransport(_IN, _OUT)
    transport.post(warm())
    run_one(transport, prepare)


def run_one(transport: StreamTransport, prepare: Callable[[Start], None] | None = None) -> NoReturn:
    """Run the next program that a transport brings, in an interpreter that is ready (or a fork of it)."""
    start: Any = scan_json(transport.receive(), 0)[0]
    if prepare is not None:
        prepare(start)
    run_program(start, transport, is_native=True)

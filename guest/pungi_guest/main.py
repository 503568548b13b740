"""The entry of rungs whose wall is a function call (WebAssembly)."""

from collections.abc import Callable
from typing import Any

from pungi_guest.call_transport import CallTransport
from pungi_guest.kept import scan_json
from pungi_guest.language import load_layer
from pungi_guest.pristine import PRISTINE
from pungi_guest.program import run_program as run_start

__builtins__ = PRISTINE


def run_program(start: str | bytes, host_call: Callable[[bytes], bytes]) -> None:
    """Run the program of a `start` frame. `host_call` takes a frame and returns its `deliver`, or nothing; it
    does not return from the `end`.

    Once for each interpreter: another program needs the memory as it was before. Where there is a `layer` in
    place of a `start`, load it and return: programs of that layer begin from there.
    """
    text = start if isinstance(start, str) else str(start, "utf-8")
    parsed: Any = scan_json(text, 0)[0]
    if parsed["kind"] == "layer":
        load_layer(parsed["layer"])
        return
    run_start(parsed, CallTransport(host_call), is_native=False)

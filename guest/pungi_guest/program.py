"""One program, from its `start` to its `end`."""

from collections.abc import Callable
from typing import Any, NoReturn

from pungi_guest import event_loop
from pungi_guest.ending import Ending
from pungi_guest.execution import execute
from pungi_guest.exits import is_success, run_exit_handlers
from pungi_guest.parts import Parts
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import WIRE_VERSION, Start, Transport
from pungi_guest.sdk_module import Sdk
from pungi_guest.stage import set_stage

__builtins__ = PRISTINE


def run_program(start: Start, transport: Transport, is_native: bool) -> NoReturn:
    """Run a program and end; what takes the last frame never returns.

    `is_native`: clock and randomness of the interpreter are the machine's, so the program's take their place.
    """
    if start["version"] != WIRE_VERSION:
        raise RuntimeError(f"Expected a start of version {WIRE_VERSION}, got {start['version']}.")
    parts = Parts(start, transport, is_native)
    ending = Ending(parts)
    sdk = Sdk(parts.functions, parts.calls, ending.answered)
    error: BaseException | None = None
    value = None
    try:
        make_loop = set_stage(parts, sdk)
        value = ending.value(_execute(parts, ending, make_loop))
        run_exit_handlers()
    except BaseException as raised:
        error = None if is_success(raised) else raised
    finally:
        # In `finally`: the interpreter has been seen to let pass `except BaseException` what is no exception.
        ending.ended(error, value, sdk)


def _execute(parts: Parts, ending: Ending, make_loop: Callable[[], event_loop.WireLoop]) -> Any:
    compiled = parts.language.compile(parts.start["source"])
    ending.flags = compiled.flags
    return execute(compiled, parts.scope, make_loop)

"""Runs a program."""

import sys
import traceback
from collections.abc import Callable


def run_program(start: bytes, host_call: Callable[[bytes], bytes]) -> bytes:
    """Runs the request as Python source, which finds the raw frame function as the global `host_call`.

    Returns nothing, or the last line of the traceback.
    """
    names = {"__name__": "__main__", "host_call": host_call}
    reply = b""
    try:
        exec(compile(start.decode(), "<program>", "exec"), names)
    except BaseException as error:
        reply = "".join(traceback.format_exception_only(error)).strip().encode(errors="replace")
    sys.stdout.flush()
    sys.stderr.flush()
    return reply

"""Runs what every program runs, while the image is made: what an interpreter learns from it, each then knows.

CPython rewrites code that ran some times, and remembers where it found what it looked for. A program starts
in the state of the image: without this each would begin to learn anew, and end before it pays.
"""

import json
import linecache
from typing import Any

from pungi_guest.call_transport import CallTransport
from pungi_guest.ending import Ending
from pungi_guest.execution import execute
from pungi_guest.kept import scan_json
from pungi_guest.parts import Parts
from pungi_guest.program_end import NOTHING_LEFT, LastValue, end_frame
from pungi_guest.sdk_module import Sdk
from pungi_guest.source_code import compile_program

# Code is rewritten after a few runs; what it was rewritten for then has to hold for some more.
ROUNDS = 40

_SOURCE = 'print(sdk.echo("text"))\nsdk.echo(1)'
_MiB = 1024 * 1024
_START: dict[str, Any] = {
    "kind": "start",
    "version": 1,
    "source": _SOURCE,
    "manifest": {
        "version": 1,
        "functions": [
            {
                "name": "echo",
                "effect": "pure",
                "doc": "Gives what it is given.",
                "parameters": [{"name": "given", "annotation": "Any", "shape": "any", "required": True}],
                "extra": None,
                "returns": "any",
                "returnAnnotation": "Any",
            }
        ],
        "records": {},
    },
    "carried": None,
    "limits": {
        "outputBytes": _MiB,
        "frameBytes": 16 * _MiB,
        "depth": 100,
        "carriedBytes": 4 * _MiB,
        "concurrentCalls": 64,
        "memoryBytes": 256 * _MiB,
    },
    "importPolicy": "all",
    "seed": "0" * 32,
    "startedAt": 0,
    "mounts": None,
    "last": None,
}


class Host:
    """Answers each call with 1."""

    def __init__(self) -> None:
        self._seq = 0

    def call(self, frame: bytes) -> bytes:
        if not frame.startswith(b'{"kind":"call"'):
            return b""
        replies = f'[{{"seq":{self._seq},"reply":{{"status":"done","output":1}}}}]'
        self._seq += 1
        return f'{{"kind":"deliver","replies":{replies},"clockMs":{self._seq}.5}}'.encode()


def rehearse() -> None:
    """Leaves nothing but what the interpreter learned: stage and end of a program are never reached."""
    text = json.dumps(_START)
    cached = dict(linecache.cache)
    for _ in range(ROUNDS):
        _run(scan_json(text, 0)[0])
    linecache.cache.clear()
    linecache.cache.update(cached)


def _run(start: Any) -> None:
    parts = Parts(start, CallTransport(Host().call), is_native=False)
    ending = Ending(parts)
    sdk = Sdk(parts.functions, parts.calls, ending.answered)
    parts.scope.update(sdk.bare_names(start["source"]), sdk=sdk, print=_printer(parts))
    value = execute(compile_program(start["source"]), parts.scope, _no_loop)
    shown = ending.value(value)
    parts.output.flush()
    parts.files.flush()
    delivered = parts.exchange.last_delivered()
    end_frame("completed", delivered, None, shown or LastValue(None, ""), NOTHING_LEFT)


def _printer(parts: Parts) -> Any:
    def show(given: object) -> None:
        print(given, file=parts.output.stdout)

    return show


def _no_loop() -> Any:
    raise RuntimeError("The rehearsed program awaits nothing.")

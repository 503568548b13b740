"""The entry of the image: what stands on the two sides of the wall's one function each way."""

import builtins
import gc
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable

import library
import preload
import timezones
import wit_world

# A program may patch `builtins.type` for itself; what it calls then is still checked with the real one.
__builtins__ = dict(vars(builtins))

# Free memory that the image starts with, so that a program of usual size need not grow it: an interpreter
# whose memory grew cannot be reused. More would make each reuse slower.
HEADROOM = 4 * 1024 * 1024

# Runs the program that the request describes. The guest ends within its last frame and does not return;
# what a simpler one returns is the reply.
RunProgram = Callable[[bytes, Callable[[bytes], bytes]], bytes | None]


def _prepare() -> tuple[RunProgram, bytes]:
    """Runs while the image is made, and leaves the memory as every program will find it.

    Returns how a program is run, and the guest's first words: which guest this is.
    """
    here = os.path.dirname(__file__)
    # The folder of this file is a real one until then: what is left there, the build finds.
    shutil.copyfile(f"{library.STANDARD}/LICENSE.txt", os.path.join(here, "LICENSE-CPython.txt"))
    preload.load()
    modules = library.Library()
    modules.collect(library.STANDARD)
    modules.collect(here)
    timezones.collect(os.path.join(here, "zoneinfo-files"))
    timezones.install()
    modules.install()
    # Only now, so that it too comes from memory and its tracebacks name no folder of the build.
    from pungi_guest.main import run_program
    from pungi_guest.warm import warm

    greeting = warm(os.path.join(here, "pungi_guest")).encode()
    _rehearse()
    modules.forget("rehearse")
    os.environ.clear()
    sys.argv.clear()
    gc.collect()
    bytearray(HEADROOM)
    gc.freeze()
    return run_program, greeting


def _rehearse() -> None:
    """Only the guest of a test has nothing to rehearse."""
    if importlib.util.find_spec("pungi_guest.parts") is None:
        return
    from rehearse import rehearse

    rehearse()


_run_program, _greeting = _prepare()


def host_call(request: bytes) -> bytes:
    """Sends one frame and waits for the answer.

    The check is not a courtesy: the native half of the image panics on any other type.
    """
    if type(request) is not bytes:
        raise TypeError(f"a frame is bytes, not {type(request).__name__}")
    return wit_world.host_call(request)


class WitWorld(wit_world.WitWorld):
    """What the image exports.

    An empty request is answered with the guest's first words, and warms the interpreter up: the memory after
    it is what every program starts from.
    """

    def run(self, request: bytes) -> bytes:
        if not request:
            return _greeting
        return _run_program(request, host_call) or b""

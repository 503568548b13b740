"""The entry of the image: what stands on the two sides of the wall's one function each way."""

import gc
import os
import shutil
import sys
from collections.abc import Callable

import library
import preload
import timezones
import wit_world

# Free memory that the image starts with, so that a program of usual size need not grow it: an interpreter
# whose memory grew cannot be reused. More would make each reuse slower.
HEADROOM = 4 * 1024 * 1024

# The request, and the function that sends one frame and waits for its answer; returns the reply.
Serve = Callable[[bytes, Callable[[bytes], bytes]], bytes]


def _prepare() -> Serve:
    """Runs while the image is made, and leaves the memory as every program will find it."""
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
    import pungi_guest

    os.environ.clear()
    sys.argv.clear()
    gc.collect()
    bytearray(HEADROOM)
    gc.freeze()
    return pungi_guest.serve


_serve = _prepare()


def host_call(request: bytes) -> bytes:
    """Sends one frame and waits for the answer.

    The check is not a courtesy: the native half of the image panics on any other type.
    """
    if type(request) is not bytes:
        raise TypeError(f"a frame is bytes, not {type(request).__name__}")
    return wit_world.host_call(request)


class WitWorld(wit_world.WitWorld):
    """What the image exports. An empty request only warms it up: the memory after it is the shared image."""

    def run(self, request: bytes) -> bytes:
        if not request:
            return b""
        return _serve(request, host_call)

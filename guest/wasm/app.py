"""The entry of the image: what stands on the two sides of the wall's one function each way."""

import gc
import os
import shutil
import sys

import library
import preload
import timezones
import wit_world

# Free memory that the image starts with, so that a program of usual size need not grow it: an interpreter
# whose memory grew cannot be reused. More would make each reuse slower.
HEADROOM = 4 * 1024 * 1024

_here = os.path.dirname(__file__)
# The folder of this file is a real one for as long as the image is made: what is left there, the build finds.
shutil.copyfile(f"{library.STANDARD}/LICENSE.txt", os.path.join(_here, "LICENSE-CPython.txt"))
preload.load()
_library = library.Library()
_library.collect(library.STANDARD)
_library.collect(_here)
timezones.collect(os.path.join(_here, "zoneinfo-files"))
timezones.install()
_library.install()

import pungi_guest  # noqa: E402


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
        return pungi_guest.serve(request, host_call)


os.environ.clear()
sys.argv.clear()
gc.collect()
bytearray(HEADROOM)
gc.freeze()

"""Readies an interpreter before its program is known."""

import gc
import os
import platform
from hashlib import sha256

from pungi_guest.kept import import_module
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import WIRE_VERSION

__builtins__ = PRISTINE

# What programs use most: an import that was made before costs them nothing.
_USUAL = (
    "base64 bisect calendar collections copy csv dataclasses datetime decimal enum fractions functools "
    "hashlib heapq html itertools json logging math operator pathlib pprint random re statistics string textwrap "
    "traceback typing unicodedata urllib.parse uuid zoneinfo _strptime"
)


def warm(folder: str | None = None) -> str:
    """Import what programs use, freeze it, and return the `ready` frame.

    `folder` holds the files of this package, where it was not imported from them.
    """
    for module in _USUAL.split():
        import_module(module)
    ready = ready_frame(folder or os.path.dirname(__file__))
    gc.collect()
    gc.freeze()
    return ready


def ready_frame(folder: str) -> str:
    """Write the first frame of an interpreter."""
    python = platform.python_version()
    return f'{{"kind":"ready","version":{WIRE_VERSION},"build":"{_build_hash(folder)}","python":"{python}"}}'


def _build_hash(folder: str) -> str:
    """Tell which guest this is: a hash of its files, by name."""
    digest = sha256()
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:
                digest.update(name.encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()

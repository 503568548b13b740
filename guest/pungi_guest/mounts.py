"""`/data` and `/out` on a rung that has no file system of its own: paths below them are moved elsewhere."""

import errno
import os
import posixpath
from typing import Any

from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Mounts as Places

__builtins__ = PRISTINE

_fspath = os.fspath
_normpath = posixpath.normpath
_strerror = os.strerror


class Mounts:
    """Turns the program's paths into real ones and back."""

    def __init__(self, places: Places) -> None:
        self._real = {"/data": places["data"], "/out": places["out"]}

    def real(self, path: Any) -> Any:
        """The real path behind one of the program's; what is not below a mount stays as it is."""
        text = _text(path)
        mount = None if text is None else self._mount(text)
        if text is None or mount is None:
            return path
        moved = self._real[mount] + text[len(mount) :]
        return os.fsencode(moved) if isinstance(path, bytes) else moved

    def shown(self, path: str) -> str:
        """The program's path for a real one."""
        for mount, real in self._real.items():
            if path == real or path.startswith(f"{real}/"):
                return mount + path[len(real) :]
        return path

    def check_writable(self, path: Any) -> None:
        """Refuse to change what was given. Raises OSError."""
        text = _text(path)
        if text is not None and self._mount(text) == "/data":
            raise OSError(errno.EROFS, _strerror(errno.EROFS), text)

    def _mount(self, text: str) -> str | None:
        return next((mount for mount in self._real if text == mount or text.startswith(f"{mount}/")), None)


def _text(path: Any) -> str | None:
    """An absolute path as normalised text; None for descriptors, relative paths and what is no path."""
    try:
        text = os.fsdecode(path)
    except TypeError:
        return None
    if not text.startswith("/"):
        return None
    # Two leading slashes mean the same as one.
    return _normpath("/" + text.lstrip("/"))

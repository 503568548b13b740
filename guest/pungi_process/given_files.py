"""Lays the files that a program is given."""

import os
from collections.abc import Callable

_READ_ONLY = 0o444
_CLOSED = 0o555


class GivenFiles:
    """The folder that a program sees as `/data`. The host has checked every path.

    What goes wrong is kept and told at the end: the host sends on without an answer to each piece.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._open: int | None = None
        self._problem = ""

    def begin(self, path: bytes) -> None:
        """Open the next file; its folders come with it."""
        self._guard(lambda: self._begin(path))

    def add(self, data: bytes) -> None:
        """Append to the file that was begun last."""
        self._guard(lambda: self._add(data))

    def end(self) -> str:
        """Close what was laid, so that the program finds it read-only; what went wrong, if anything."""
        self._guard(self._close_all)
        return self._problem

    def _guard(self, act: Callable[[], None]) -> None:
        if self._problem:
            return
        try:
            act()
        except OSError as error:
            self._problem = f"{error.strerror}"

    def _begin(self, path: bytes) -> None:
        self._close()
        place = os.path.join(os.fsencode(self._folder), path)
        os.makedirs(os.path.dirname(place), mode=0o755, exist_ok=True)
        self._open = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _READ_ONLY)

    def _add(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and self._open is not None:
            rest = rest[os.write(self._open, rest) :]

    def _close(self) -> None:
        if self._open is not None:
            os.close(self._open)
            self._open = None

    def _close_all(self) -> None:
        self._close()
        for folder, _, _ in os.walk(self._folder, topdown=False):
            os.chmod(folder, _CLOSED)

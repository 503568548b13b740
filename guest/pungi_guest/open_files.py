"""The files that a program has open for writing: what they hold back is written before the program ends."""

import builtins
import io
import weakref
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from pungi_guest import kept
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_WRITING = frozenset("wax+")


class OpenFiles:
    """Remembers the files that `open` gave out for writing."""

    def __init__(self) -> None:
        self._files: weakref.WeakSet[Any] = weakref.WeakSet()

    def install(self, open_real: Callable[..., Any]) -> None:
        """Take the place of the built-in `open`; `open_real` opens the files."""

        def opened(file: Any, mode: Any = "r", *args: Any, **kwargs: Any) -> Any:
            handle = open_real(file, mode, *args, **kwargs)
            if not _WRITING.isdisjoint(mode):
                self._files.add(handle)
            return handle

        update_wrapper(opened, kept.open_file)
        builtins.open = opened
        io.open = opened

    def flush(self) -> None:
        """Write what the files hold back, as far as they let themselves."""
        for handle in list(self._files):
            try:
                if not handle.closed:
                    handle.flush()
            except Exception:
                continue

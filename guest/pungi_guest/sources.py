"""The sources that tracebacks may show: of the program, and of what earlier programs of the run declared."""

import linecache

from pungi_guest.pristine import PRISTINE
from pungi_guest.site import PROGRAM

__builtins__ = PRISTINE

_shared_cache = linecache.cache


class Sources:
    """The text behind each file name, kept apart from the `linecache` that a program may change."""

    def __init__(self, source: str) -> None:
        self._lines: dict[str, list[str]] = {}
        self.program = source
        self.add(PROGRAM, source)

    def add(self, name: str, text: str) -> None:
        """Remember a text, also where `inspect.getsource` and `traceback` look for it."""
        lines = text.splitlines(keepends=True)
        self._lines[name] = lines
        # Without a time of change it is never checked against a file.
        _shared_cache[name] = (len(text), None, lines, name)

    def __contains__(self, name: object) -> bool:
        return name in self._lines

    def line(self, name: str, number: int) -> str:
        """One line, counted from 1, without its end; empty where there is none."""
        lines = self._lines.get(name, [])
        return lines[number - 1].rstrip("\r\n") if 0 < number <= len(lines) else ""

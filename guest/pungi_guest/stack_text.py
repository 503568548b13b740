"""The stack of an exception as Python prints it, reduced to the program's own frames."""

import itertools
from types import TracebackType
from typing import NamedTuple

from pungi_guest.pristine import PRISTINE
from pungi_guest.sources import Sources

__builtins__ = PRISTINE

_REPEATS_SHOWN = 3
# Of a deep stack, so many frames at either end.
_ENDS = 40
_LONGEST_LINE = 500


class _Entry(NamedTuple):
    file: str
    line: int
    name: str
    # First line, last line, first column, last column; the columns count bytes.
    span: tuple[int | None, int | None, int | None, int | None]


class Stack:
    """The frames of the program that an exception passed, outermost first."""

    def __init__(self, traceback: TracebackType | None, sources: Sources) -> None:
        self._sources = sources
        self._entries: list[_Entry] = []
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename in sources:
                self._entries.append(_entry(traceback))
            traceback = traceback.tb_next

    def line_in(self, file: str) -> int | None:
        """The line of the innermost frame in one file."""
        lines = [entry.line for entry in self._entries if entry.file == file]
        return lines[-1] if lines else None

    def text(self) -> list[str]:
        """The lines of a traceback, without its first and its last."""
        shown: list[str] = []
        groups = [list(group) for _, group in itertools.groupby(self._entries, key=lambda entry: entry[:3])]
        if len(groups) > 2 * _ENDS:
            left_out = sum(len(group) for group in groups[_ENDS:-_ENDS])
            for group in groups[:_ENDS]:
                shown += self._group(group)
            shown.append(f"  [{left_out} frames left out]")
            groups = groups[-_ENDS:]
        for group in groups:
            shown += self._group(group)
        return shown

    def _group(self, entries: list[_Entry]) -> list[str]:
        shown: list[str] = []
        for entry in entries[:_REPEATS_SHOWN]:
            shown += self._entry(entry)
        more = len(entries) - _REPEATS_SHOWN
        if more > 0:
            shown.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]")
        return shown

    def _entry(self, entry: _Entry) -> list[str]:
        shown = [f'  File "{entry.file}", line {entry.line}, in {entry.name}']
        full = self._sources.line(entry.file, entry.line)
        text = full.strip()[:_LONGEST_LINE]
        if text:
            shown += [f"    {text}", *_carets(entry, full)]
        return shown


def _entry(traceback: TracebackType) -> _Entry:
    code = traceback.tb_frame.f_code
    positions = itertools.islice(code.co_positions(), traceback.tb_lasti // 2, None)
    span = next(positions, (None, None, None, None))
    return _Entry(code.co_filename, traceback.tb_lineno or 0, code.co_name, span)


def _carets(entry: _Entry, full: str) -> list[str]:
    """Mark the part of the line that raised, unless that is the whole line."""
    first, last, start, end = entry.span
    if start is None or end is None or first != entry.line:
        return []
    start = _characters(full, start)
    end = len(full.rstrip()) if last != first else _characters(full, end)
    indent = len(full) - len(full.lstrip())
    if end <= start or (start <= indent and end >= len(full.rstrip())) or end > _LONGEST_LINE:
        return []
    return [f"    {' ' * (start - indent)}{'^' * (end - start)}"]


def _characters(text: str, count: int) -> int:
    """How many characters so many bytes are."""
    return (
        count if text.isascii() else len(text.encode("utf-8", "replace")[:count].decode("utf-8", "replace"))
    )

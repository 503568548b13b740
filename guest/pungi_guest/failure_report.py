"""How a program raised: type, message, and a traceback in its own line numbers."""

from typing import TypedDict

from pungi_guest.exception_parts import (
    chain_of,
    full_name_of,
    members_of,
    message_of,
    notes_of,
    traceback_of,
    type_name_of,
)
from pungi_guest.hint import hint_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.shown import TEXT_UNITS, WORD_UNITS, fit
from pungi_guest.site import PROGRAM
from pungi_guest.sources import Sources
from pungi_guest.stack_text import Stack

__builtins__ = PRISTINE

_MESSAGE_UNITS = 4_000
_MOST_MEMBERS = 10
_DEEPEST_GROUP = 4
# Of a long traceback, so much of the beginning; the end says what happened.
_BEGINNING = 4_000


class ProgramError(TypedDict):
    """The error of a program, as its last frame tells it."""

    type: str
    message: str
    traceback: str
    line: int | None


def report_failure(error: BaseException, sources: Sources) -> ProgramError:
    """Describe an exception. Never raises, whatever the exception does and however little memory is left."""
    try:
        return {
            "type": fit(type_name_of(error), WORD_UNITS),
            "message": fit(message_of(error) + hint_of(error), _MESSAGE_UNITS),
            "traceback": _shortened("\n".join(_chain(error, sources, 0))),
            "line": _line_of(error, sources),
        }
    except BaseException:
        # MemoryError and RecursionError, and what a `__str__` raised that is no Exception.
        return {"type": type(error).__name__, "message": "", "traceback": type(error).__name__, "line": None}


def _line_of(error: BaseException, sources: Sources) -> int | None:
    line = Stack(traceback_of(error), sources).line_in(PROGRAM)
    if line is None and isinstance(error, SyntaxError) and error.filename == PROGRAM:
        line = error.lineno
    for member in members_of(error):
        line = line or _line_of(member, sources)
    return line if type(line) is int and line > 0 else None


def _chain(error: BaseException, sources: Sources, depth: int) -> list[str]:
    lines: list[str] = []
    for link in chain_of(error):
        if link.because:
            lines += ["", link.because, ""]
        lines += _one(link.error, sources, depth)
    return lines


def _one(error: BaseException, sources: Sources, depth: int) -> list[str]:
    stack = Stack(traceback_of(error), sources).text()
    lines = ["Traceback (most recent call last):", *stack] if stack else []
    if isinstance(error, SyntaxError):
        lines += _syntax(error, sources)
    message = fit(message_of(error) + hint_of(error), _MESSAGE_UNITS)
    lines += f"{full_name_of(error)}: {message}".split("\n") if message else [full_name_of(error)]
    for note in notes_of(error):
        lines += fit(note, _MESSAGE_UNITS).split("\n")
    members = members_of(error)
    for number, member in enumerate(members[:_MOST_MEMBERS], 1):
        lines += _member(member, f"{number} of {len(members)}", sources, depth + 1)
    return lines


def _member(error: BaseException, number: str, sources: Sources, depth: int) -> list[str]:
    lines = _chain(error, sources, depth) if depth < _DEEPEST_GROUP else [full_name_of(error)]
    return [f"  +---------------- {number} ----------------", *[f"  | {line}" for line in lines]]


def _syntax(error: SyntaxError, sources: Sources) -> list[str]:
    """Show the line that is no Python, and where it goes wrong."""
    if type(error.filename) is not str or type(error.lineno) is not int:
        return []
    shown = [f'  File "{error.filename}", line {error.lineno}']
    known = error.filename in sources
    line = sources.line(error.filename, error.lineno) if known else error.text
    if type(line) is not str or not line.strip():
        return shown
    shown.append(f"    {line.strip()}")
    if type(error.offset) is int and error.offset > 0:
        indent = len(line) - len(line.lstrip())
        end = error.end_offset if error.end_lineno == error.lineno else None
        width = end - error.offset if type(end) is int and end > error.offset else 1
        shown.append(f"    {' ' * max(0, error.offset - 1 - indent)}{'^' * width}")
    return shown


def _shortened(text: str) -> str:
    if len(text) <= TEXT_UNITS // 2:
        return fit(text)
    end = (TEXT_UNITS - _BEGINNING) // 2 - 100
    return fit(f"{text[: _BEGINNING // 2]}\n  … [cut] …\n{text[-end:]}" if len(text) > TEXT_UNITS else text)

"""Reads exceptions past whatever their classes override: a report must not run code of the program."""

from types import TracebackType
from typing import Any, NamedTuple

from pungi_guest.pristine import PRISTINE
from pungi_guest.shown import plain

__builtins__ = PRISTINE

_MOST_LINKS = 10

_base = BaseException.__dict__
_type_name: Any = type.__dict__["__name__"]
_type_module: Any = type.__dict__["__module__"]
_type_qualname: Any = type.__dict__["__qualname__"]
_group_members: Any = BaseExceptionGroup.__dict__["exceptions"]


class Link(NamedTuple):
    """One exception of a chain, and how it follows from the one before, "" for the first."""

    error: BaseException
    because: str


def chain_of(error: BaseException) -> list[Link]:
    """The exceptions that led to this one, which comes last."""
    links = [Link(error, "")]
    seen = {id(error)}
    while len(links) < _MOST_LINKS:
        last = links[0].error
        cause = _base["__cause__"].__get__(last)
        context = None if _base["__suppress_context__"].__get__(last) else _base["__context__"].__get__(last)
        before = cause or context
        if before is None or id(before) in seen:
            break
        seen.add(id(before))
        links[0] = Link(last, _CAUSE if cause is not None else _CONTEXT)
        links.insert(0, Link(before, ""))
    return links


_CAUSE = "The above exception was the direct cause of the following exception:"
_CONTEXT = "During handling of the above exception, another exception occurred:"


def traceback_of(error: BaseException) -> TracebackType | None:
    """The stack that it passed."""
    return _base["__traceback__"].__get__(error)


def type_name_of(error: BaseException) -> str:
    """The bare name of its class."""
    return plain(_type_name.__get__(type(error)))


def full_name_of(error: BaseException) -> str:
    """The name of its class as a traceback shows it, with the module that it is from."""
    cls = type(error)
    name = plain(_type_qualname.__get__(cls))
    module: object = _type_module.__get__(cls)
    if not isinstance(module, str) or module in {"builtins", "__main__"}:
        return name
    return f"{plain(module)}.{name}"


def message_of(error: BaseException) -> str:
    """What `str` makes of it: the program's own code may run, and may fail."""
    if isinstance(error, SyntaxError) and type(error.msg) is str:
        return error.msg
    try:
        return plain(str(error))
    except Exception:
        return "<the exception's __str__ failed>"


def notes_of(error: BaseException) -> list[str]:
    """What `add_note` added."""
    try:
        notes = object.__getattribute__(error, "__dict__").get("__notes__", [])
        return [plain(note) for note in list(notes) if isinstance(note, str)]
    except Exception:
        return []


def members_of(error: BaseException) -> tuple[BaseException, ...]:
    """The exceptions of a group; none where it is no group."""
    return _group_members.__get__(error) if isinstance(error, BaseExceptionGroup) else ()

"""A short form of a value, for a list of variables: bounded, and none of the value's code runs."""

import itertools
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pungi_guest.base import entries_of, exact_float, exact_int, exact_str, items_of, length_of
from pungi_guest.kind import Kind, kind_of, name_of, type_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.shown import fit

__builtins__ = PRISTINE

_LONGEST = 80
_MOST_ITEMS = 5
_DEEPEST = 3
_LARGEST = 10**30

_PRINTED = {id(cls) for cls in (date, datetime, time, timedelta, Decimal, range, complex)}
_entries: Any = dict.__dict__["__len__"]
_LISTS = frozenset({"list", "tuple"})
_SETS = {id(set): "set", id(frozenset): "frozenset"}


def preview(value: object) -> str:
    """Show a value in about 80 characters."""
    return fit(_shown(value, 0), _LONGEST)


def type_name(value: object) -> str:
    """Name the type of a value."""
    return name_of(type(value))


def _shown(value: Any, depth: int) -> str:
    kind = kind_of(value)
    if kind == "str":
        text = exact_str(value)
        return repr(text) if len(text) <= _LONGEST else f"{text[:_LONGEST]!r}…"
    if kind == "int":
        number = exact_int(value)
        return str(number) if -_LARGEST < number < _LARGEST else f"<int of {number.bit_length()} bits>"
    if kind == "float":
        return repr(exact_float(value))
    if kind in {"none", "bool"}:
        return repr(value)
    return _container(value, kind, depth)


def _container(value: Any, kind: Kind, depth: int) -> str:
    cls = id(type_of(value))
    if cls in _PRINTED:
        return str(value)
    if kind == "dict":
        return _joined("{}", _entries(value), _pairs(value, depth), depth)
    if kind in _LISTS:
        items = items_of(value, kind)
        size = length_of(value, kind)
        return _joined(
            "[]" if kind == "list" else "()", size, (_shown(item, depth + 1) for item in items), depth
        )
    if cls in _SETS:
        return _joined("{}", len(value), (_shown(item, depth + 1) for item in value), depth)
    return f"<{type_name(value)}>"


def _pairs(value: Any, depth: int) -> Iterable[str]:
    return (f"{_shown(key, depth + 1)}: {_shown(item, depth + 1)}" for key, item in entries_of(value))


def _joined(brackets: str, size: int, items: Iterable[str], depth: int) -> str:
    if depth >= _DEEPEST:
        return f"{brackets[0]}…{brackets[1]}" if size else brackets
    shown = list(itertools.islice(items, _MOST_ITEMS))
    if size > len(shown):
        shown.append(f"… {size} in all")
    return f"{brackets[0]}{', '.join(shown)}{brackets[1]}"

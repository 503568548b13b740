"""Gives what was read the types that are declared for it."""

from collections.abc import Callable
from typing import Any

from pungi_guest.choose import choose
from pungi_guest.kind import type_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.shape import (
    ListShape,
    LiteralShape,
    MapShape,
    RecordShape,
    Shape,
    TupleShape,
)

__builtins__ = PRISTINE

MakeRecord = Callable[[str, dict[str, Any]], Any]
"""Makes a record of its declared name and its entries; owns the dict it is given."""


def conform(value: Any, shape: Shape, make_record: MakeRecord | None) -> Any:
    """Turn ints into floats where a float is declared, dicts into records; lists in place.

    What does not fit its shape stays as it is: the host has validated what it sends. An int
    that no float equals stays an int.
    """
    shape = choose(shape, value)
    cls = type_of(value)
    if shape == "float":
        return _as_float(value) if cls is int else value
    if type(shape) is str or type(shape) is LiteralShape:
        return value
    if cls is list:
        _conform_items(value, shape, make_record)
    elif cls is dict:
        return _conform_entries(value, shape, make_record)
    return value


def _as_float(value: int) -> int | float:
    try:
        converted = float(value)
    except OverflowError:
        return value
    return converted if converted == value else value


def _conform_items(items: list[Any], shape: Shape, make_record: MakeRecord | None) -> None:
    if type(shape) is ListShape:
        if _is_inert(shape.item):
            return
        for index, item in enumerate(items):
            items[index] = conform(item, shape.item, make_record)
    elif type(shape) is TupleShape:
        for index, item in enumerate(items):
            items[index] = conform(item, shape.at(index), make_record)


def _conform_entries(entries: dict[str, Any], shape: Shape, make_record: MakeRecord | None) -> Any:
    if type(shape) is MapShape and not _is_inert(shape.item):
        for key, item in entries.items():
            entries[key] = conform(item, shape.item, make_record)
    if type(shape) is not RecordShape:
        return entries
    for key, item in entries.items():
        entries[key] = conform(item, shape.at(key), make_record)
    return entries if make_record is None else make_record(shape.name, entries)


def _is_inert(shape: Shape) -> bool:
    """Tell whether values of a shape need no second look."""
    return type(shape) is str and shape != "float"

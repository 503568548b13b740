"""Gives what was read the types that are declared for it."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(slots=True, eq=False)
class Reading:
    """How what was read becomes what the program gets."""

    make_record: MakeRecord | None = None
    # The host told ints and floats apart: a float is then an int only where nothing but an int is declared.
    exact: bool = False


def conform(value: Any, shape: Shape, reading: Reading) -> Any:
    """Turn ints into floats where a float is declared, dicts into records; lists in place.

    What does not fit its shape stays as it is: the host has validated what it sends. An int
    that no float equals stays an int.
    """
    shape = choose(shape, value)
    cls = type_of(value)
    if shape == "float":
        return _as_float(value) if cls is int else value
    if shape == "int" and cls is float:
        return _as_int(value)
    if type(shape) is str or type(shape) is LiteralShape:
        return value
    if cls is list:
        _conform_items(value, shape, reading)
    elif cls is dict:
        return _conform_entries(value, shape, reading)
    return value


def _as_float(value: int) -> int | float:
    try:
        converted = float(value)
    except OverflowError:
        return value
    return converted if converted == value else value


def _as_int(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _conform_items(items: list[Any], shape: Shape, reading: Reading) -> None:
    if type(shape) is ListShape:
        if _is_inert(shape.item, reading):
            return
        for index, item in enumerate(items):
            items[index] = conform(item, shape.item, reading)
    elif type(shape) is TupleShape:
        for index, item in enumerate(items):
            items[index] = conform(item, shape.at(index), reading)


def _conform_entries(entries: dict[str, Any], shape: Shape, reading: Reading) -> Any:
    if type(shape) is MapShape and not _is_inert(shape.item, reading):
        for key, item in entries.items():
            entries[key] = conform(item, shape.item, reading)
    if type(shape) is not RecordShape:
        return entries
    for key, item in entries.items():
        entries[key] = conform(item, shape.at(key), reading)
    return entries if reading.make_record is None else reading.make_record(shape.name, entries)


def _is_inert(shape: Shape, reading: Reading) -> bool:
    """Tell whether values of a shape need no second look."""
    return type(shape) is str and shape != "float" and not (reading.exact and shape == "int")

"""Which member of a union a value belongs to, as far as converting it needs to know."""

from collections.abc import Callable
from typing import Any

from pungi_guest.base import (
    attribute_of,
    entry_of,
    enum_value,
    exact_float,
    exact_int,
    exact_str,
    has_key,
    items_of,
    keys_of,
    length_of,
)
from pungi_guest.kind import Kind, field_names, kind_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.shape import (
    ListShape,
    LiteralShape,
    MapShape,
    RecordShape,
    Shape,
    TupleShape,
    UnionShape,
)

__builtins__ = PRISTINE

_SCALARS: dict[Kind, tuple[str, ...]] = {
    "none": ("none",),
    "bool": ("bool",),
    "int": ("int", "float"),
    "float": ("float", "int"),
    "str": ("str", "datetime", "date", "time", "uuid"),
    "datetime": ("datetime",),
    "date": ("date",),
    "time": ("time",),
    "uuid": ("uuid", "str"),
    "decimal": ("float", "int", "str"),
}
"""The declared scalars that can take a kind, best first."""

_EXACT: dict[Kind, Callable[[Any], object]] = {
    "none": lambda none: none,
    "bool": lambda truth: truth,
    "int": exact_int,
    "float": exact_float,
    "str": exact_str,
}
"""How to read a plain scalar past a subclass that says what it is equal to."""


def choose(shape: Shape, value: object) -> Shape:
    """Pick the member of a union that a value belongs to; any other shape is itself.

    Scalars go by kind, lists by their length and first item, dicts by their keys and by the
    literals among their fields. Where nothing fits it is `any`: the host validates.
    """
    if type(shape) is not UnionShape:
        return shape
    kind = kind_of(value)
    for scalar in _SCALARS.get(kind, ()):
        if scalar in shape.members:
            return scalar
    entries = _entries_of(value, kind)
    for member in shape.members:
        if _fits(member, value, kind) if entries is None else _fits_entries(member, entries):
            return member
    return _any_object(shape) if kind == "dataclass" else "any"


def _entries_of(value: object, kind: Kind) -> Any:
    """What is looked up to tell records apart: a dict itself, of a dataclass what it has of its fields."""
    if kind != "dataclass":
        return value if kind == "dict" else None
    entries: dict[str, Any] = {}
    for name in field_names(value):
        try:
            entries[name] = attribute_of(value, name)
        except AttributeError:
            continue
    return entries


def _any_object(shape: UnionShape) -> Shape:
    """What a dataclass crosses by where it is none of the members: the host says what is wrong with it."""
    for member in shape.members:
        if type(member) is RecordShape or type(member) is MapShape:
            return member
    return "any"


def _fits(shape: Shape, value: Any, kind: Kind) -> bool:
    return kind in {"list", "tuple"} and _fits_items(shape, value, kind)


def _fits_entries(shape: Shape, entries: Any) -> bool:
    if type(shape) is RecordShape:
        return _fits_fields(shape, entries)
    return type(shape) is MapShape


def _fits_items(shape: Shape, value: Any, kind: Kind) -> bool:
    length = length_of(value, kind)
    if type(shape) is TupleShape:
        enough = length >= len(shape.items)
        return enough if shape.rest is not None else length == len(shape.items)
    if type(shape) is not ListShape:
        return False
    return length == 0 or _takes(shape.item, kind_of(next(items_of(value, kind))))


def _takes(shape: Shape, kind: Kind) -> bool:
    """Tell whether a value of this kind may stand there. Looks no deeper: lists can be cyclic."""
    if type(shape) is UnionShape:
        return any(_takes(member, kind) for member in shape.members)
    if type(shape) is str:
        return shape == "any" or shape in _SCALARS.get(kind, ())
    if type(shape) is LiteralShape:
        return kind in {"none", "bool", "int", "float", "str", "enum"}
    if type(shape) is ListShape or type(shape) is TupleShape:
        return kind in {"list", "tuple"}
    return kind in {"dict", "dataclass"}


def _fits_fields(shape: RecordShape, value: Any) -> bool:
    if not all(has_key(value, name) for name in shape.required):
        return False
    if shape.rest is None and not all(_names_field(shape, key) for key in keys_of(value)):
        return False
    return all(
        _is_literal(field, entry_of(value, name))
        for name, field in shape.fields.items()
        if type(field) is LiteralShape and has_key(value, name)
    )


def _names_field(shape: RecordShape, key: object) -> bool:
    return kind_of(key) == "str" and exact_str(key) in shape.fields


def _is_literal(shape: LiteralShape, value: object) -> bool:
    """Tell records apart by a field such as `kind: "circle"`."""
    plain = enum_value(value) if kind_of(value) == "enum" else value
    exact = _EXACT.get(kind_of(plain))
    return exact is not None and exact(plain) in shape.values

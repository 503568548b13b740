"""The declared type of a value, read from the manifest: enough to convert, not to validate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE


@dataclass(slots=True, eq=False)
class ListShape:
    """A list of one type of item."""

    item: "Shape"


@dataclass(slots=True, eq=False)
class TupleShape:
    """A list with a type for each place; `rest` is the type of what follows, if it may."""

    items: list["Shape"]
    rest: "Shape | None"

    def at(self, index: int) -> "Shape":
        """Tell the type at one place."""
        return self.items[index] if index < len(self.items) else self.rest or "any"


@dataclass(slots=True, eq=False)
class MapShape:
    """A dict of any keys with one type of value."""

    item: "Shape"


@dataclass(slots=True, eq=False)
class RecordShape:
    """A dict with named fields; `rest` is the type of the keys it does not name."""

    name: str
    fields: "dict[str, Shape]" = field(default_factory=dict[str, "Shape"])
    required: set[str] = field(default_factory=set[str])
    rest: "Shape | None" = None

    def at(self, key: str) -> "Shape":
        """Tell the type of one key."""
        return self.fields.get(key) or self.rest or "any"


@dataclass(slots=True, eq=False)
class UnionShape:
    """One of several types; never a union of unions."""

    members: list["Shape"]


@dataclass(slots=True, eq=False)
class LiteralShape:
    """One of several plain values."""

    values: list[Any]


Shape = str | ListShape | TupleShape | MapShape | RecordShape | UnionShape | LiteralShape
"""A scalar by its name (`any`, `int`, `datetime`, …) or one of the classes above."""

Records = Mapping[str, RecordShape]
"""The named records of a manifest."""


def read_records(records: Mapping[str, Any]) -> Records:
    """Read `manifest["records"]`. Records may contain one another."""
    read = {name: RecordShape(name) for name in records}
    for name, shape in read.items():
        declared = records[name]
        for each in declared["fields"]:
            shape.fields[each["name"]] = read_shape(each["shape"], read)
            if each["required"]:
                shape.required.add(each["name"])
        shape.rest = _read_optional(declared["rest"], read)
    return read


def read_shape(shape: Any, records: Records) -> Shape:
    """Read one shape of a manifest, whose `records` were read before."""
    if type(shape) is str:
        return shape
    if "list" in shape:
        return ListShape(read_shape(shape["list"], records))
    if "tuple" in shape:
        items = [read_shape(item, records) for item in shape["tuple"]]
        return TupleShape(items, _read_optional(shape["rest"], records))
    if "map" in shape:
        return MapShape(read_shape(shape["map"], records))
    if "record" in shape:
        return records[shape["record"]]
    if "union" in shape:
        return _read_union([read_shape(member, records) for member in shape["union"]])
    return LiteralShape(shape["literal"])


def _read_optional(shape: Any, records: Records) -> Shape | None:
    return None if shape is None else read_shape(shape, records)


def _read_union(members: list[Shape]) -> UnionShape:
    flat: list[Shape] = []
    for member in members:
        flat.extend(member.members if type(member) is UnionShape else [member])
    return UnionShape(flat)

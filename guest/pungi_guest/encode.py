"""Writes a value of the program as wire text, by its declared type."""

from collections.abc import Iterator
from typing import Any

from pungi_guest.base import (
    attribute_of,
    entries_of,
    enum_value,
    exact_float,
    exact_int,
    exact_str,
    items_of,
)
from pungi_guest.choose import choose
from pungi_guest.convert import convert, float_of_int
from pungi_guest.kind import Kind, field_names, kind_of, name_of, type_of
from pungi_guest.limits import DEFAULT_LIMITS, ValueLimits
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import (
    CycleError,
    RefusalError,
    too_deep,
    too_long,
    too_many,
)
from pungi_guest.refuse import named
from pungi_guest.shape import ListShape, MapShape, RecordShape, Shape, TupleShape, UnionShape
from pungi_guest.tags import float_text, integer_text, key_text, string_text

__builtins__ = PRISTINE

_CONSTANTS = {None: "null", True: "true", False: "false"}


def encode(
    value: object,
    shape: Shape = "any",
    *,
    limits: ValueLimits = DEFAULT_LIMITS,
    root: str = "value",
) -> str:
    """Write a value as wire text, which is JSON and may be put into a larger JSON text.

    Subclasses of the plain types become the base value, tuples lists; a shared reference is
    copied. Typed objects (an aware datetime, date, time, UUID, Decimal, Enum, dataclass) are
    converted where `shape` declares them, exactly or not at all.

    Raises TypeError, with the path and the usual fix, on whatever else, on cycles and on lone
    surrogates; ValueError beyond a limit. `root` is what the path calls the value itself.
    """
    writer = _Writer(limits)
    try:
        writer.write(value, shape)
        return writer.finish()
    except RefusalError as refusal:
        raise refusal.told(root) from None


class _Writer:
    """Gathers the pieces of one text."""

    def __init__(self, limits: ValueLimits) -> None:
        self.limits = limits
        self.pieces: list[str] = []
        self.keys: dict[str, str] = {}
        self.size = 0
        self.count = 0
        self.open: dict[int, int] = {}

    def finish(self) -> str:
        text = "".join(self.pieces)
        size = len(text) if text.isascii() else len(text.encode())
        if size > self.limits.bytes:
            raise too_long(self.limits.bytes)
        return text

    def write(self, value: Any, shape: Shape) -> None:
        self.count += 1
        if self.count > self.limits.count:
            raise too_many(self.limits.count)
        kind = kind_of(value)
        if kind == "enum" and shape != "any":
            value = enum_value(value)
            kind = kind_of(value)
        if type(shape) is UnionShape:
            shape = choose(shape, value)
        if kind in {"list", "tuple"}:
            self.enter(value)
            self.write_items(items_of(value, kind), shape)
            del self.open[id(value)]
        elif kind == "dict" or (kind == "dataclass" and _is_object(shape)):
            self.enter(value)
            entries = entries_of(value) if kind == "dict" else _fields_of(value)
            self.write_entries(entries, shape)
            del self.open[id(value)]
        else:
            self.pieces.append(self.scalar(value, kind, shape))

    def enter(self, container: object) -> None:
        """Open a container: not one that is open already, and not one too deep."""
        level = self.open.get(id(container))
        if level is not None:
            raise CycleError(level)
        if len(self.open) >= self.limits.depth:
            raise too_deep(self.limits.depth)
        self.open[id(container)] = len(self.open)

    def write_items(self, items: Iterator[object], shape: Shape) -> None:
        item_shape = shape.item if type(shape) is ListShape else "any"
        places = shape if type(shape) is TupleShape else None
        before = "["
        index = 0
        try:
            for item in items:
                self.pieces.append(before)
                self.write(item, places.at(index) if places else item_shape)
                index += 1
                before = ","
        except RefusalError as refusal:
            refusal.within(index)
            raise
        self.pieces.append("]" if index else "[]")

    def write_entries(self, entries: Iterator[tuple[object, object]], shape: Shape) -> None:
        item_shape = shape.item if type(shape) is MapShape else "any"
        fields = shape if type(shape) is RecordShape else None
        before = "{"
        for key, item in entries:
            name = _key(key)
            try:
                self.pieces.append(before + (self.keys.get(name) or self.key(name)))
                self.write(item, fields.at(name) if fields else item_shape)
            except RefusalError as refusal:
                refusal.within(name)
                raise
            before = ","
        self.pieces.append("{}" if before == "{" else "}")

    def key(self, name: str) -> str:
        """Quote a key, once: records repeat theirs."""
        text = self.sized(f"{key_text(name)}:")
        self.keys[name] = text
        return text

    def scalar(self, value: Any, kind: Kind, shape: Shape) -> str:
        if kind == "str":
            return self.sized(string_text(exact_str(value)))
        if kind == "int":
            exact = exact_int(value)
            if shape == "float":
                return float_text(float_of_int(exact))
            return self.sized(integer_text(exact))
        if kind == "float":
            return float_text(exact_float(value))
        if kind in {"none", "bool"}:
            return _CONSTANTS[value]
        plain = convert(value, kind, shape)
        return self.scalar(plain, kind_of(plain), "any")

    def sized(self, text: str) -> str:
        """Count what may be long. Shared strings multiply: stop long before memory ends."""
        self.size += len(text)
        if self.size > self.limits.bytes:
            raise too_long(self.limits.bytes)
        return text


def _is_object(shape: Shape) -> bool:
    return type(shape) is RecordShape or type(shape) is MapShape


def _key(key: object) -> str:
    kind = kind_of(key)
    if kind == "str":
        return exact_str(key)
    fix = "Use {str(key): item for key, item in ...}."
    raise RefusalError(f"to have only str keys, got one of type {name_of(type_of(key))}", fix)


def _fields_of(value: object) -> Iterator[tuple[object, object]]:
    for name in field_names(value):
        try:
            item = attribute_of(value, name)
        except AttributeError:
            found = f"{named(type_of(value))} without `{name}`"
            raise RefusalError(f"to have the fields of its class, got {found}", "Set it first.") from None
        yield name, item

"""What a value is underneath: the base type that decides how it crosses.

Only `type(value)` and its real bases count. `isinstance` would also ask `value.__class__`, and
types as keys of a dict would be asked for their hash: both are the program's to override.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, Literal
from uuid import UUID

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

Kind = Literal[
    "none",
    "bool",
    "int",
    "float",
    "str",
    "list",
    "tuple",
    "dict",
    "enum",
    "datetime",
    "date",
    "time",
    "uuid",
    "decimal",
    "dataclass",
    "other",
]

_BASES: dict[type, Kind] = {
    NoneType: "none",
    bool: "bool",
    int: "int",
    float: "float",
    str: "str",
    list: "list",
    tuple: "tuple",
    dict: "dict",
    Enum: "enum",
    datetime: "datetime",
    date: "date",
    time: "time",
    UUID: "uuid",
    Decimal: "decimal",
}
_KINDS: dict[int, Kind] = {id(base): kind for base, kind in _BASES.items()}
_bases_of = type.__dict__["__mro__"].__get__
_namespace_of = type.__dict__["__dict__"].__get__
_name_of = type.__dict__["__name__"].__get__
_FIELDS = "__dataclass_fields__"


type_of: Callable[[object], type[Any]] = type
"""The real type of a value, whatever its `__class__` says."""


def kind_of(value: object) -> Kind:
    """Name the kind of a value. Of several bases the first in method resolution order counts."""
    cls = type_of(value)
    exact = _KINDS.get(id(cls))
    if exact is not None:
        return exact
    for base in bases_of(cls):
        kind = _KINDS.get(id(base))
        if kind is not None:
            return kind
    return "other" if _fields_of(cls) is None else "dataclass"


def bases_of(cls: type) -> tuple[type, ...]:
    """List a class and its bases, whatever its metaclass says."""
    return _bases_of(cls)


def namespace_of(cls: type) -> Mapping[str, Any]:
    """Read what the body of a class defined, whatever its metaclass says."""
    return _namespace_of(cls)


def name_of(cls: type) -> str:
    """Read the name of a class for a message, whatever its metaclass says."""
    return str.__str__(_name_of(cls))[:60]


def field_names(value: object) -> Iterable[str]:
    """List the fields of a dataclass instance, class variables and init-only ones left out."""
    for name, field in (_fields_of(type_of(value)) or {}).items():
        if field._field_type.name == "_FIELD":
            yield name


def _fields_of(cls: type) -> Mapping[str, Any] | None:
    for base in bases_of(cls):
        namespace = namespace_of(base)
        if _FIELDS in namespace:
            return namespace[_FIELDS]
    return None

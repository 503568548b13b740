"""Reads values through the C methods of their base types, never through overridden ones.

A subclass with its own `__iter__`, `items`, `__str__` or `__int__` cannot change what is read:
each function here names the base whose method it calls. Callers make sure of the base first.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

from pungi_guest.kind import Kind, bases_of, type_of
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_list: Any = list
_dict: Any = dict
_tuple: Any = tuple
_ordered: Any = OrderedDict

exact_str: Callable[[Any], str] = str.__str__
"""The `str` in a str or a subclass."""

exact_int: Callable[[Any], int] = int.__int__
"""The `int` in an int or a subclass."""

exact_float: Callable[[Any], float] = float.__float__
"""The `float` in a float or a subclass."""

attribute_of: Callable[[object, str], Any] = object.__getattribute__
"""An attribute as the object itself has it, past any `__getattr__`."""

set_entry: Callable[[Any, Any, Any], None] = _dict.__setitem__
"""Set an entry of a dict."""

_in_own_order: Callable[[Any], Iterator[object]] = _ordered.__iter__


def items_of(value: object, kind: Kind) -> Iterator[object]:
    """Iterate a list or a tuple."""
    return _list.__iter__(value) if kind == "list" else _tuple.__iter__(value)


def length_of(value: object, kind: Kind) -> int:
    """Count the items of a list or a tuple."""
    return _list.__len__(value) if kind == "list" else _tuple.__len__(value)


def keys_of(value: object) -> Iterator[object]:
    """Iterate the keys of a dict, in the order of their insertion."""
    return _dict.__iter__(value)


def entry_of(value: object, key: str) -> Any:
    """Read an entry of a dict, None where there is none."""
    return _dict.get(value, key)


def has_key(value: object, key: str) -> bool:
    """Tell whether a dict has a key."""
    return _dict.__contains__(value, key)


def entries_of(value: object) -> Iterator[tuple[object, object]]:
    """Iterate the keys and values of a dict, an OrderedDict in its own order.

    One that was changed behind its order, as by `dict.__setitem__`, has none: nothing of it may get lost.
    """
    cls = type_of(value)
    entries: Any = _dict.items(value)
    if cls is dict or not any(base is OrderedDict for base in bases_of(cls)):
        return iter(entries)
    by_key = {id(key): (key, item) for key, item in entries}
    order = _order_of(value)
    return iter([by_key[place] for place in order] if {*order} == {*by_key} else entries)


def _order_of(value: object) -> list[int]:
    try:
        return [id(key) for key in _in_own_order(value)]
    except KeyError:
        return []


def enum_value(member: object) -> Any:
    """Read the value of an enum member."""
    return attribute_of(member, "_value_")

"""What stands between a program and the objects it works with, under names that no program can write."""

import string
from _string import formatter_field_name_split
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from types import BuiltinMethodType, CodeType, FrameType, FunctionType, MethodDescriptorType, ModuleType
from typing import Any

from pungi_guest.pristine import PRISTINE
from pungi_guest.record import Record
from pungi_restricted.names import FORMATTING, REFUSED, is_attribute, refused_attribute

__builtins__ = PRISTINE

_type: Any = type
_class_module: Any = _type.__dict__["__module__"]
_WRITABLE = frozenset({dict, list, set, bytearray, deque, defaultdict, Counter, OrderedDict, Record})
_LEADING_OUT = (ModuleType, FrameType, CodeType)
_MISSING = object()
_ABSENT = object()


class Guards:
    """The guards of one program. `is_known` tells which modules it may hold: its façades and its `sdk`."""

    def __init__(self, is_known: Callable[[ModuleType], bool]) -> None:
        self._is_known = is_known
        self._fields = _Fields(self)

    def named(self) -> dict[str, Any]:
        """The guards by the names that the compiled program calls."""
        return {
            "_getattr_": self.attribute,
            "_format_": self.formatting,
            "_getitem_": self.item,
            "_write_": writable,
        }

    def attribute(self, value: Any, name: str, /) -> Any:
        """`value.name`, of a name that was checked when the program was compiled."""
        found = getattr(value, name)
        # Stops the way from a listed object to a module that is not (`error.obj.sys`).
        return self._let_out(found, name) if isinstance(found, _LEADING_OUT) else found

    def item(self, value: Any, key: Any, /) -> Any:
        """`value[key]`."""
        found = value[key]
        return self._let_out(found, "[...]") if isinstance(found, _LEADING_OUT) else found

    def _let_out(self, found: Any, name: str) -> Any:
        if isinstance(found, ModuleType) and self._is_known(found):
            return found
        raise AttributeError(f"`{name}` {REFUSED}: it leads to the interpreter.", name=name, obj=None)

    def formatting(self, value: Any, name: str, /) -> Any:
        """`value.format`: of a text it reads attributes as the program does, so `"{0.__class__}"` none."""
        found = getattr(value, name)
        # By what was found, not by where: `super().format` of a text is that of the text.
        if type(found) is BuiltinMethodType and isinstance(found.__self__, str):
            return _formatting(self._fields, name, found.__self__)
        if type(found) is MethodDescriptorType and issubclass(found.__objclass__, str):
            return _formatting(self._fields, name, None)
        return self._let_out(found, name) if isinstance(found, _LEADING_OUT) else found

    def get(self, value: Any, name: Any, default: Any = _MISSING, /) -> Any:
        """Stand in for `getattr`."""
        if type(name) is not str:
            raise TypeError("attribute name must be string, not " + repr(type(name).__name__))
        if not is_attribute(name):
            raise AttributeError(refused_attribute(name), name=name, obj=None)
        try:
            if name in FORMATTING:
                return self.formatting(value, name)
            found = getattr(value, name)
            return self._let_out(found, name) if isinstance(found, _LEADING_OUT) else found
        except AttributeError:
            if default is _MISSING:
                raise
            return default

    def has(self, value: Any, name: Any, /) -> bool:
        """Stand in for `hasattr`."""
        return self.get(value, name, _ABSENT) is not _ABSENT


def _formatting(fields: "_Fields", name: str, text: str | None) -> Callable[..., str]:
    """Make `format` or `format_map` of one text, or of the first argument where there is none.

    A function: the class of an object would lead to the formatter that has no guards.
    """

    def format_text(*args: Any, **named: Any) -> str:
        given, args = (args[0], args[1:]) if text is None else (text, args)
        if name == "format":
            return fields.vformat(given, args, named)
        (mapping,) = args
        return fields.vformat(given, (), mapping)

    format_text.__name__ = format_text.__qualname__ = name
    return format_text


class _Fields(string.Formatter):
    def __init__(self, guards: Guards) -> None:
        self._guards = guards

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """Read `0.title[a]` as the program would."""
        first, rest = formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_name, key in rest:
            value = self._guards.get(value, key) if is_name else self._guards.item(value, key)
        return value, first


def writable(value: Any, /) -> Any:
    """Give `value` itself if the program may change it: its own data, objects, classes and functions.

    Stops a program from patching what it shares with the library and the guest (`json.dumps = ...`).
    """
    if type(value) in _WRITABLE or is_own(value):
        return value
    raise TypeError(
        f"changing this {type(value).__name__} {REFUSED}: only lists, dicts and objects of the program's own "
        "classes can be changed. Make a new value instead."
    )


def is_own(value: Any) -> bool:
    """Whether this is a class, function or object that the program made."""
    if type(value) is FunctionType:
        return value.__module__ == "__main__"
    return _is_own_class(value if isinstance(value, type) else type(value))


def _is_own_class(kind: Any) -> bool:
    return _class_module.__get__(kind) == "__main__"

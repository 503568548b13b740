"""The builtins of a program."""

import builtins
import errno
import posixpath
from collections.abc import Callable
from typing import Any

from pungi_guest.pristine import PRISTINE
from pungi_restricted.guards import Guards, is_own, writable
from pungi_restricted.names import REFUSED, is_attribute, refused_attribute
from RestrictedPython.Guards import safe_builtins

__builtins__ = PRISTINE

_ADDED = (
    "all any ascii aiter anext bin bytearray bytes classmethod dict enumerate filter float format "
    "frozenset iter list map max min next NotImplemented object print property reversed set sorted "
    "staticmethod sum super tuple zip BaseExceptionGroup BlockingIOError BrokenPipeError "
    "ConnectionError EncodingWarning ExceptionGroup FileExistsError FileNotFoundError "
    "InterruptedError IsADirectoryError ModuleNotFoundError NotADirectoryError PermissionError "
    "ProcessLookupError PythonFinalizationError RecursionError ResourceWarning StopAsyncIteration "
    "TimeoutError"
)
_PRIVATE = "/tmp/"
_LONGEST_PATH = 4_096
_FOLDERS = ("/data/", "/out/", _PRIVATE)


def offered(guards: Guards, import_name: Callable[..., Any]) -> dict[str, Any]:
    """What stands as `__builtins__`; made when the stage is set: `open` and `input` are the guest's."""
    shared = vars(builtins)
    return {
        **safe_builtins,
        **{name: shared[name] for name in _ADDED.split() if name in shared},
        "exit": shared["exit"],
        "quit": shared["exit"],
        "input": shared["input"],
        "open": _opening(shared["open"]),
        "type": Type,
        "getattr": guards.get,
        "hasattr": guards.has,
        "setattr": _set,
        "delattr": _delete,
        "dir": _names,
        "vars": _values,
        "__import__": import_name,
        **guards.named(),
    }


_class_of: Callable[[object], Any] = type


class _TypeOfType(type):
    def __call__(cls, *args: Any, **named: Any) -> Any:
        if len(args) != 1 or named:
            raise TypeError(f"making a class by type() {REFUSED}. Use a class statement.")
        (value,) = args
        # With the real `type` a program could make classes whose attributes no rule has seen.
        return Type if isinstance(value, type) else _class_of(value)

    def __instancecheck__(cls, instance: Any, /) -> bool:
        return isinstance(instance, type)

    def __subclasscheck__(cls, subclass: type, /) -> bool:
        return issubclass(subclass, type)

    def __getitem__(cls, _item: Any) -> Any:
        return cls

    def __repr__(cls) -> str:
        return "<class 'type'>"


class Type(metaclass=_TypeOfType):
    """Stands in for `type`: tells the class of a value, makes none."""


def _opening(open_real: Callable[..., Any]) -> Callable[..., Any]:
    def opened(file: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
        """Open a file below /data, /out or /tmp."""
        if type(file) is not str or named.get("opener") is not None or len(args) > 4:
            raise TypeError(f"opening anything but a path written as text {REFUSED}.")
        if len(file) > _LONGEST_PATH:
            raise OSError(errno.ENAMETOOLONG, "File name too long")
        path = posixpath.normpath(posixpath.join(_PRIVATE, file))
        if not path.startswith(_FOLDERS):
            raise PermissionError(
                f"`{file}` {REFUSED}. Given files stand under /data; what is left in /out is handed back."
            )
        # The private folder is where the program stands: on a rung without a file system of its own, /tmp is
        # that of the host.
        return open_real(path.removeprefix(_PRIVATE), mode, *args, **named)

    opened.__name__ = opened.__qualname__ = "open"
    return opened


def _check(name: Any) -> str:
    if type(name) is not str:
        raise TypeError("attribute name must be string, not " + repr(type(name).__name__))
    if not is_attribute(name) or name.startswith("_"):
        raise AttributeError(refused_attribute(name), name=name, obj=None)
    return name


def _set(value: Any, name: Any, new: Any, /) -> None:
    """Stand in for `setattr`."""
    setattr(writable(value), _check(name), new)


def _delete(value: Any, name: Any, /) -> None:
    """Stand in for `delattr`."""
    delattr(writable(value), _check(name))


def _names(value: Any, /) -> list[str]:
    """Stand in for `dir`."""
    return [name for name in dir(value) if type(name) is str and is_attribute(name)]


def _values(value: Any, /) -> dict[str, Any]:
    """Stand in for `vars`: a copy, without what the rules keep from the program."""
    if not is_own(value) and not isinstance(value, BaseException):
        raise TypeError(
            f"vars() of this {type(value).__name__} {REFUSED}: its class is not the program's own."
        )
    return {name: part for name, part in vars(value).items() if type(name) is str and is_attribute(name)}

"""Catches what a call must raise."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

E = TypeVar("E", bound=BaseException)
P = ParamSpec("P")


def caught(error: type[E], work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> E:
    """Return the error that a call raises, which must be exactly of the class `error`."""
    try:
        result = work(*args, **kwargs)
    except BaseException as raised:
        if type(raised) is error:
            return raised
        raise
    raise AssertionError(f"expected {error.__name__}, got {result!r}")

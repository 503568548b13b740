"""Whether a value is an instance of a class, whatever it says: `isinstance` would ask its `__class__`."""

from typing import TypeGuard, TypeVar

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

T = TypeVar("T")


def is_really(value: object, cls: type[T]) -> TypeGuard[T]:
    """Whether the type of a value is a class or below it; no code of the program runs for it."""
    return issubclass(type(value), cls)

"""How carried values treat the records of an SDK, which are dicts of a class of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE


@dataclass(frozen=True, slots=True)
class CarriedRecords:
    """The record class, how to read the declared name of a record, and how to make an empty one.

    An empty one is filled with `dict.__setitem__`, past any method of the class.
    """

    cls: type
    name_of: Callable[[Any], str]
    make: Callable[[str], dict[str, Any]]

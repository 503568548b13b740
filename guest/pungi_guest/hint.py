"""What was probably meant, for the errors whose message Python itself completes when it prints them."""

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from pungi_guest.exception_parts import traceback_of
from pungi_guest.kind import bases_of, namespace_of
from pungi_guest.nearest import nearest
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_NAMES_OF_MODULES = sys.stdlib_module_names
_module: Any = ModuleType
_module_names: Any = _module.__dict__["__dict__"]


def hint_of(error: BaseException) -> str:
    """The end of the message: `. Did you mean: 'search'?`; empty where nothing comes near."""
    if type(error) is NameError or type(error) is UnboundLocalError:
        return _hint_of_name(error.name, error)
    if type(error) is AttributeError and "Did you mean" not in str(error):
        return _meant(error.name, _attributes(error.obj))
    return ""


def _hint_of_name(name: object, error: BaseException) -> str:
    traceback = traceback_of(error)
    if type(name) is not str or traceback is None:
        return ""
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    frame = traceback.tb_frame
    known = [*frame.f_locals, *frame.f_globals, *PRISTINE]
    hint = _meant(name, [each for each in known if type(each) is str])
    if not hint and name in _NAMES_OF_MODULES:
        return f". Did you forget to import '{name}'?"
    return hint


def _meant(name: object, names: Iterable[str]) -> str:
    found = nearest(name, [each for each in names if each != name]) if type(name) is str else None
    return "" if found is None else f". Did you mean: '{found}'?"


def _attributes(value: object) -> list[str]:
    """The names that a value has, past any `__dir__` or `__getattr__` of its class."""
    names = [name for base in bases_of(type(value)) for name in namespace_of(base)]
    if isinstance(value, ModuleType):
        names += list(_module_names.__get__(value))
    return [name for name in names if type(name) is str and not name.startswith("_")]

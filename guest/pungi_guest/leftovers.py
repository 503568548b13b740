"""Sorts what a program left at its top level by how the next one can get it."""

import sys
from collections.abc import Callable
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from pungi_guest.declared import Declared, Definition
from pungi_guest.pristine import PRISTINE
from pungi_guest.site import PROGRAM

__builtins__ = PRISTINE

_modules = sys.modules
_REFERABLE = (FunctionType, BuiltinFunctionType, type)
_class_module: Any = type.__dict__["__module__"]
_class_name: Any = type.__dict__["__qualname__"]
_class_names: Any = type.__dict__["__dict__"]


def is_referable(value: object) -> bool:
    """Whether this is a function or a class: imported or defined again, never carried as a value."""
    return isinstance(value, _REFERABLE)


class Leftovers:
    """What one program left. `declared` reads its source, which takes time and is seldom needed."""

    def __init__(self, declared: Callable[[], Declared], earlier: dict[str, Definition]) -> None:
        self._declared = declared
        self._earlier = earlier
        # Name -> module and name in it, "" for the module itself.
        self.imports: dict[str, tuple[str, str]] = {}
        self.definitions: dict[str, Definition] = {}
        self.values: dict[str, object] = {}
        self.dropped: dict[str, str] = {}

    def sort(self, name: str, value: object) -> None:
        """Take in one variable. What is neither module nor function nor class is a value first."""
        if not isinstance(value, _REFERABLE) and type(value) is not ModuleType:
            self.values[name] = value
        elif not self.declare(name, value):
            self.dropped[name] = _why_not(value)

    def declare(self, name: str, value: object) -> bool:
        """Whether the next program can import or define this again."""
        if _module_of(value) != "__main__":
            reference = _reference_to(value) or self._imported(name, value)
            if reference is not None:
                self.imports[name] = reference
                return True
        definition = self._definition(name, value)
        if definition is None:
            return False
        self.definitions[name] = definition
        return True

    def _imported(self, name: str, value: object) -> tuple[str, str] | None:
        """Where the source says it is from, if that is still true."""
        found = self._declared().imports.get(name)
        if found is None or getattr(_modules.get(found[0]), found[1], None) is not value:
            return None
        return found

    def _definition(self, name: str, value: object) -> Definition | None:
        """The definition that made this, which a decorator may have wrapped."""
        if isinstance(value, _REFERABLE) and _module_of(value) != "__main__":
            return None
        file = _file_of(value)
        if file is not None and file != PROGRAM:
            return self._earlier.get(name)
        return self._declared().definitions.get(name) or (None if file else self._earlier.get(name))


def _reference_to(value: object) -> tuple[str, str] | None:
    """Where a module, function or class can be imported from."""
    if type(value) is ModuleType:
        name = value.__dict__.get("__name__")
        return (name, "") if type(name) is str and _modules.get(name) is value else None
    module = _module_of(value)
    if module is None or not isinstance(value, _REFERABLE):
        return None
    name = _class_name.__get__(value) if isinstance(value, type) else value.__qualname__
    return (module, name) if getattr(_modules.get(module), name, None) is value else None


def _module_of(value: object) -> str | None:
    module = _class_module.__get__(value) if isinstance(value, type) else getattr(value, "__module__", None)
    return module if type(module) is str else None


def _file_of(value: object) -> str | None:
    """The file whose code a function or a class has; None where it cannot be told."""
    if isinstance(value, type):
        parts: list[Any] = list(_class_names.__get__(value).values())
        value = next((part for part in parts if type(part) is FunctionType), None)
    return value.__code__.co_filename if type(value) is FunctionType else None


def _why_not(value: object) -> str:
    if isinstance(value, FunctionType) and value.__name__ == "<lambda>":
        return "a lambda is not carried: write it as a def"
    if isinstance(value, ModuleType):
        return "this module cannot be imported again"
    return "only what the top level of a program defines is carried"

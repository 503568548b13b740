"""Sorts what a program left at its top level by how the next one can get it."""

from collections.abc import Callable, Mapping
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from pungi_guest.declared import Declared, Definition
from pungi_guest.pristine import PRISTINE
from pungi_guest.really import is_really
from pungi_guest.site import PROGRAM, is_program

__builtins__ = PRISTINE

_module: Any = ModuleType
_module_names: Any = _module.__dict__["__dict__"]
_class_module: Any = type.__dict__["__module__"]
_class_name: Any = type.__dict__["__qualname__"]
_class_names: Any = type.__dict__["__dict__"]


def is_referable(value: object) -> bool:
    """Whether this is a function or a class: imported or defined again, never carried as a value."""
    return is_really(value, FunctionType) or is_really(value, BuiltinFunctionType) or is_really(value, type)


class Leftovers:
    """What one program left, beside what earlier ones had declared.

    `declared` reads its source, which takes time and is seldom needed; `restored` is what the definitions of
    `earlier` made, by name; `modules` are what it can import.
    """

    def __init__(
        self,
        declared: Callable[[], Declared],
        earlier: Declared,
        restored: Mapping[str, object],
        modules: Mapping[str, Any],
    ) -> None:
        self._declared = declared
        self._earlier = earlier
        self._restored = restored
        self._modules = modules
        # Name -> module and name in it, "" for the module itself.
        self.imports: dict[str, tuple[str, str]] = {}
        self.definitions: dict[str, Definition] = {}
        self.values: dict[str, object] = {}
        self.dropped: dict[str, str] = {}

    def sort(self, name: str, value: object) -> None:
        """Take in one variable. What is neither module nor function nor class is a value first."""
        if not is_referable(value) and type(value) is not ModuleType:
            self.values[name] = value
        elif not self.declare(name, value):
            self.dropped[name] = _why_not(value)

    def declare(self, name: str, value: object) -> bool:
        """Whether the next program can import or define this again."""
        if _module_of(value) != "__main__":
            reference = self._reference_to(value) or self._imported(name, value)
            if reference is not None:
                self.imports[name] = reference
                return True
        definition = self._definition(name, value)
        if definition is None:
            return False
        self.definitions[name] = definition
        return True

    def _imported(self, name: str, value: object) -> tuple[str, str] | None:
        """Where a source says it is from, if that is still true."""
        for imports in (self._earlier.imports, self._declared().imports):
            found = imports.get(name)
            if found is not None and self._found_in(*found) is value:
                return found
        return None

    def _reference_to(self, value: object) -> tuple[str, str] | None:
        """Where a module, function or class can be imported from."""
        if type(value) is ModuleType:
            name = value.__dict__.get("__name__")
            return (name, "") if type(name) is str and self._modules.get(name) is value else None
        module = _module_of(value)
        if module is None:
            return None
        referable: Any = value
        name = _class_name.__get__(value) if is_really(value, type) else referable.__qualname__
        return (module, name) if self._found_in(module, name) is value else None

    def _found_in(self, module: str, name: str) -> object:
        """What a module holds under a name; nothing of the module runs for it."""
        found = self._modules.get(module)
        return _module_names.__get__(found).get(name) if is_really(found, ModuleType) else None

    def _definition(self, name: str, value: object) -> Definition | None:
        """The definition that made this, which a decorator may have wrapped."""
        if is_referable(value) and _module_of(value) != "__main__":
            return None
        file = _file_of(value)
        if self._restored.get(name) is value or file not in {None, PROGRAM}:
            return self._earlier.definitions.get(name)
        found = self._declared().definitions.get(name)
        return self._earlier.definitions.get(name) if found is None and file is None else found


def _module_of(value: object) -> str | None:
    """The module that a function or a class says it is from; None for whatever else."""
    module: object = None
    referable: Any = value
    if is_really(value, type):
        module = _class_module.__get__(value)
    elif is_referable(value):
        module = referable.__module__
    return module if type(module) is str else None


def _file_of(value: object) -> str | None:
    """The program whose code a function or a class has; None where it has none but what a library made."""
    parts: list[Any] = list(_class_names.__get__(value).values()) if is_really(value, type) else [value]
    files = [part.__code__.co_filename for part in parts if type(part) is FunctionType]
    return next((file for file in files if is_program(file)), None)


def _why_not(value: object) -> str:
    if is_really(value, FunctionType) and value.__name__ == "<lambda>":
        return "a lambda is not carried: write it as a def"
    if is_really(value, ModuleType):
        return "this module cannot be imported again"
    return "only what the top level of a program defines is carried"

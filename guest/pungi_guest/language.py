"""What a program is written in: how it is compiled, what it is given, and what its imports bring."""

import marshal
import sys
from binascii import a2b_base64
from collections.abc import Callable, Mapping, Sequence
from importlib.util import MAGIC_NUMBER
from types import CodeType, ModuleType
from typing import Any, Protocol
from zlib import decompress

from pungi_guest import kept
from pungi_guest.declared import Definition
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Layer
from pungi_guest.source_code import Compiled, compile_program

__builtins__ = PRISTINE


class Language(Protocol):
    """The language of one program and of what earlier ones declared."""

    # By name: where what a program imported is found again.
    modules: Mapping[str, Any]

    def compile(self, source: str) -> Compiled:
        """Compile a program. Raises SyntaxError, and ValueError on a null character."""
        ...

    def compile_definition(self, definition: Definition) -> CodeType:
        """Compile what an earlier program declared."""
        ...

    def builtins(self, answer: Callable[[str, Sequence[str] | None, Callable[[], Any]], Any], /) -> Any:
        """What stands as `__builtins__` of the program; `answer` is the import policy's."""
        ...

    def importable(self, allowed: Sequence[str] | None) -> Sequence[str] | None:
        """Of the modules that a policy allows (None: all), those that there are; None where all are."""
        ...

    def import_module(self, name: str) -> Any:
        """Import a module for the program, whatever the policy says."""
        ...


class Python:
    """All of Python."""

    modules: Mapping[str, Any] = sys.modules

    def compile(self, source: str) -> Compiled:
        """Compile a program."""
        return compile_program(source)

    def compile_definition(self, definition: Definition) -> CodeType:
        """Compile what an earlier program declared."""
        return definition.compiled()

    def builtins(self, _answer: Any, /) -> Any:
        """The builtins that the standard library has too; the policy stands among them by itself."""
        return kept.shared_builtins

    def importable(self, allowed: Sequence[str] | None) -> Sequence[str] | None:
        """What the policy allows: the rung says what there is of it."""
        return allowed

    def import_module(self, name: str) -> Any:
        """Import a module."""
        return kept.import_module(name)


def language_of(layer: Layer | None) -> Language:
    """Python, or what the modules of a layer make of it: the last one has a function `language`.

    Raises RuntimeError where they were compiled by another Python.
    """
    if layer is None:
        return Python()
    made = _loaded.get(layer["code"]) or _load(layer)
    language: Language = made.language()
    return language


# By the code of the layer. No program finds what an earlier one put in here: it runs in a copy of its own.
_loaded: dict[str, Any] = {}


def load_layer(layer: Layer) -> None:
    """Load the modules of a layer before there is a program; those of the layer then find them loaded.

    Raises RuntimeError where they were compiled by another Python.
    """
    _loaded[layer["code"]] = _load(layer)


def _load(layer: Layer) -> Any:
    if layer["magic"] != MAGIC_NUMBER.hex():
        raise RuntimeError(
            f"Expected a layer compiled for Python {MAGIC_NUMBER.hex()}, got {layer['magic']}."
        )
    modules: list[tuple[str, CodeType]] = marshal.loads(decompress(a2b_base64(layer["code"])))
    made: Any = None
    for name, code in modules:
        made = _module(name, code)
    return made


def _module(name: str, code: CodeType) -> ModuleType:
    module = ModuleType(name)
    sys.modules[name] = module
    exec(code, vars(module))
    return module

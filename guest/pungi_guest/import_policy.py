"""Which modules a program may import. This is help for the model; the wall is elsewhere."""

import builtins
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from pungi_guest import kept
from pungi_guest.import_advice import advice_for
from pungi_guest.kind import type_of
from pungi_guest.nearest import did_you_mean
from pungi_guest.pristine import PRISTINE
from pungi_guest.sdk_module import Sdk

__builtins__ = PRISTINE

# What every program may import: itself, its SDK, and what changes how Python reads it.
ALWAYS = frozenset({"sdk", "__future__", "__main__"})

_IMPORT_ARGUMENTS = ("globals", "locals", "fromlist", "level")

_modules = sys.modules


class ImportPolicy:
    """Answers the imports of one program, in whatever form it asks; `allowed` is None where all may pass.

    What the standard library imports for itself always passes.
    """

    def __init__(self, allowed: Sequence[str] | None, sdk: Sdk, scope: dict[str, Any]) -> None:
        self._allowed = None if allowed is None else frozenset(allowed) | ALWAYS
        self._sdk = sdk
        self._scope = scope

    def install(self) -> None:
        """Answer from now on."""
        builtins.__import__ = self._import
        importlib.__import__ = self._import
        importlib.import_module = self._import_module

    def allows(self, module: str) -> bool:
        """Whether a program may import a module, by its full name."""
        return self._allowed is None or module.partition(".")[0] in self._allowed

    def _import(
        self,
        name: str,
        *args: Any,
        **named: Any,
    ) -> Any:
        """Stand in for `__import__(name, globals, locals, fromlist, level)`."""
        given = dict(zip(_IMPORT_ARGUMENTS, args, strict=False)) | named
        scope = given.get("globals")
        if scope is None:
            scope = kept.current_frame(1).f_globals
        if given.get("level") or _is_from_c(given) or not self._is_program(scope):
            return kept.import_name(name, *args, **named)
        return self.answer(name, given.get("fromlist"), lambda: kept.import_name(name, *args, **named))

    def _import_module(self, name: str, package: str | None = None) -> Any:
        """Stand in for `importlib.import_module`."""
        if not self._is_program(kept.current_frame(1).f_globals):
            return kept.import_module(name, package)
        # A name that begins with a point is one within the package.
        asked = f"{package}{name}" if package is not None and str(name).startswith(".") else name
        return self.answer(asked, (), lambda: kept.import_module(name, package))

    def answer(self, name: Any, names: Any, run: Callable[[], Any]) -> Any:
        """Let `run` import a module, if a program may have it, and these names of it. Raises ImportError."""
        if not isinstance(name, str):
            return run()
        if not self.allows(name):
            self._refuse(name.partition(".")[0])
        if name == "sdk":
            self._check_names(names)
        elif name == "sdk.aio":
            # It becomes a module when it is first asked for.
            _ = self._sdk.aio
        try:
            return run()
        except ModuleNotFoundError as error:
            _complete(error, name)
            raise

    def _is_program(self, scope: Any) -> bool:
        """Whether names in this scope are the program's: its own, or one it made for `exec`."""
        if scope is self._scope or type_of(scope) is not dict:
            return True
        module = _modules.get(str(scope.get("__name__")))
        return module is None or getattr(module, "__dict__", None) is not scope

    def _refuse(self, module: str) -> NoReturn:
        allowed = sorted((self._allowed or ALWAYS) - ALWAYS)
        if module in dir(self._sdk):
            advice = f"`{module}` is part of `sdk`: call sdk.{module}(...)."
        else:
            advice = advice_for(module) or did_you_mean(module, allowed).strip()
        message = f"`{module}` cannot be imported here. {advice} Available: {', '.join(allowed)}."
        raise ModuleNotFoundError(message.replace("  ", " "), name=module)

    def _check_names(self, names: Any) -> None:
        for name in names or ():
            if name != "*":
                try:
                    getattr(self._sdk, name)
                except AttributeError as error:
                    raise ImportError(str(error), name="sdk") from None


def _is_from_c(given: dict[str, Any]) -> bool:
    """Code in C (`datetime.strptime`) imports in the name of whoever called it; it passes an empty list."""
    scope = given.get("globals")
    names = given.get("fromlist")
    return type_of(names) is list and not names and scope is not None and given.get("locals") is scope


def _complete(error: ModuleNotFoundError, name: str) -> None:
    """Say what to use instead of a module that is not there, where the missing one is the one asked for."""
    advice = advice_for(name.partition(".")[0])
    if advice and error.name == name.partition(".")[0]:
        error.msg = f"{error.msg}. {advice}"
        error.args = (error.msg,)

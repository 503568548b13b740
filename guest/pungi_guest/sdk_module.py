"""The `sdk` of a program: a module with an attribute for each function of the manifest."""

from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Any, NoReturn

from pungi_guest.calls import Calls
from pungi_guest.failures import FAILURES
from pungi_guest.functions import Functions
from pungi_guest.nearest import did_you_mean
from pungi_guest.parallel import Parallel
from pungi_guest.pristine import PRISTINE
from pungi_guest.record import Record

__builtins__ = PRISTINE

_INSTEAD = {
    "gather": " In parallel: sdk.map(sdk.search, queries), or asyncio.gather over sdk.aio.search(query).",
    "answer": " The answer is given by sdk.final_answer(...).",
}


class Sdk(ModuleType):
    """What a program finds as `sdk` and as `import sdk`. `end` is called once a final answer was accepted."""

    def __init__(self, functions: Functions, calls: Calls, end: Callable[[], NoReturn]) -> None:
        super().__init__("sdk", _doc(functions.names))
        final_answer = functions.final_answer(end)
        self._functions = functions
        self.__dict__.update(FAILURES)
        self.Record = Record
        self.aio = Aio(functions, final_answer)
        self.final_answer = final_answer
        self.map = Parallel(calls, functions.find).map
        self.last_value: Any = None
        self.last_output = ""

    def __getattr__(self, name: str) -> Any:
        if name == "__all__":
            return _starred(self)
        function = self._functions.get(name)
        if function is None:
            _refuse(self, name)
        made = function.blocking()
        self._functions.register(made, function)
        self.__dict__[name] = made
        return made

    def __dir__(self) -> list[str]:
        return _names(self)

    def why_not_carried(self) -> Callable[[str, object], str | None]:
        """Tell of variables why they are not carried for the sake of the SDK.

        None where they may be, "" where that goes without saying.
        """
        ours = {id(self), *[id(value) for value in self.__dict__.values() if value is not None]}
        ours -= {id(self.last_value), id(self.last_output)}
        names = {"sdk", "final_answer", *self._functions.names}

        def why_not(name: str, value: object) -> str | None:
            if id(value) in ours or self._functions.find(value) is not None:
                return "" if name in names else "it is a part of `sdk`: take it from there again"
            return "the name belongs to `sdk`" if name in names else None

        return why_not

    def bare_names(self, text: str) -> dict[str, Any]:
        """The functions that a program whose text this is may call without `sdk.`; none hides a builtin."""
        names = [name for name in self._functions.names if name in text and name not in PRISTINE]
        return {
            "sdk": self,
            "final_answer": self.final_answer,
            **{name: getattr(self, name) for name in names},
        }


class Aio(ModuleType):
    """`sdk.aio`: the same functions, to be awaited."""

    def __init__(self, functions: Functions, final_answer: FunctionType) -> None:
        super().__init__("sdk.aio", "The functions of `sdk`, to be awaited: `await sdk.aio.search(query)`.")
        self._functions = functions
        self.final_answer = final_answer

    def __getattr__(self, name: str) -> Any:
        if name == "__all__":
            return _starred(self)
        function = self._functions.get(name)
        if function is None:
            _refuse(self, name)
        made = function.awaitable()
        self._functions.register(made, function)
        self.__dict__[name] = made
        return made

    def __dir__(self) -> list[str]:
        return _names(self)


def _names(module: Sdk | Aio) -> list[str]:
    names = [name for name in module.__dict__ if not name.startswith("_")]
    return sorted({*names, *module.__dict__["_functions"].names})


def _starred(module: Sdk | Aio) -> list[str]:
    """What `from sdk import *` brings: no name that hides a builtin."""
    return [name for name in _names(module) if name not in PRISTINE]


def _refuse(module: Sdk | Aio, name: str) -> NoReturn:
    place = module.__name__
    if name.startswith("__"):
        raise AttributeError(f"module {place!r} has no attribute {name!r}", name=name, obj=module)
    names = _names(module)
    hint = _INSTEAD.get(name) or did_you_mean(name, names)
    functions = ", ".join(module.__dict__["_functions"].names)
    raise AttributeError(f"{place} has no `{name}`.{hint} Its functions: {functions}.", name=name, obj=module)


def _doc(names: list[str]) -> str:
    listed = ", ".join(names) or "none"
    return f"The functions of this run: {listed}.\n\nhelp(sdk.<name>) tells more of one."

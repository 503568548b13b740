"""Real Python functions for the functions of an SDK: signatures, defaults, Python's own TypeErrors."""

from collections.abc import Callable, Iterable
from types import CellType, CodeType, FunctionType
from typing import Any, NamedTuple

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_GLOBALS: dict[str, Any] = {"__name__": "sdk", "__builtins__": PRISTINE}
_PREPARED = 12


class _LeftOut:
    """Stands as the default of a parameter that may be left out, where the host alone knows its default."""

    def __repr__(self) -> str:
        return "..."


LEFT_OUT = _LeftOut()
"""The default of every such parameter."""


class _Annotation(str):
    """A type as the page shows it; `help` and `inspect.signature` print it without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str.__str__(self)


class Face(NamedTuple):
    """What a program sees of a function. `required` says of each parameter whether it has no default."""

    name: str
    doc: str
    parameters: list[str]
    defaults: dict[str, Any]
    annotations: dict[str, str]
    has_extra: bool


def make_function(face: Face, handler: Callable[..., Any]) -> FunctionType:
    """Make a function that calls `handler` with the values of its parameters in order, the dict of extra
    arguments last.

    From the first required parameter that follows an optional one on, parameters are keyword-only.
    """
    count = len(face.parameters)
    positional = _count_positional(face)
    extra = (_extra_name(face),) if face.has_extra else ()
    code = _TEMPLATES.get((count, face.has_extra)) or _compile(count, face.has_extra)
    function = FunctionType(
        code.replace(
            co_name=face.name,
            co_qualname=face.name,
            co_varnames=(*face.parameters, *extra),
            co_argcount=positional,
            co_kwonlyargcount=count - positional,
        ),
        _GLOBALS,
        face.name,
        tuple([face.defaults[name] for name in face.parameters[:positional] if name in face.defaults]),
        (CellType(handler),),
    )
    function.__kwdefaults__ = {
        name: face.defaults[name] for name in face.parameters[positional:] if name in face.defaults
    }
    function.__doc__ = face.doc
    function.__annotations__ = {name: _Annotation(text) for name, text in face.annotations.items()}
    return function


def _count_positional(face: Face) -> int:
    is_optional = False
    for index, name in enumerate(face.parameters):
        if name in face.defaults:
            is_optional = True
        elif is_optional:
            return index
    return len(face.parameters)


def _extra_name(face: Face) -> str:
    name = "extra"
    while name in face.parameters:
        name += "_"
    return name


def _compile(count: int, has_extra: bool) -> CodeType:
    """Make the code of a function of so many parameters, whose names are put in later."""
    names = [f"p{index}" for index in range(count)]
    given = ", ".join([*names, "extra"] if has_extra else names)
    taken = ", ".join([*names, "**extra"] if has_extra else names)
    source = f"def make(__handler):\n def function({taken}):\n  return __handler({given})\n return function\n"
    module = compile(source, "<sdk>", "exec", dont_inherit=True)
    return _code_in(_code_in(module.co_consts).co_consts)


def _code_in(constants: Iterable[Any]) -> CodeType:
    return next(constant for constant in constants if isinstance(constant, CodeType))


_TEMPLATES = {
    (count, has_extra): _compile(count, has_extra)
    for count in range(_PREPARED)
    for has_extra in (False, True)
}

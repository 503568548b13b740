"""Which names a program may use, and what to use instead of the others."""

from pungi_guest.pristine import PRISTINE
from RestrictedPython.transformer import INSPECT_ATTRIBUTES

__builtins__ = PRISTINE

REFUSED = "is refused by the rules of this sandbox"
"""In every message of a refusal."""

_MAGIC = (
    "init post_init repr str len bool int float index hash contains iter next reversed getitem "
    "setitem delitem missing call enter exit aenter aexit aiter anext lt le eq ne gt ge neg pos abs "
    "round add sub mul matmul truediv floordiv mod pow and or xor radd rsub rmul rtruediv rfloordiv "
    "rmod rpow iadd isub imul"
)

MAGIC_METHODS = frozenset(f"__{name}__" for name in _MAGIC.split())
"""What a class may define and call on `super()`: none says what an attribute is, or makes an object."""

_PUBLIC_ALL_THE_SAME = frozenset(
    {
        *("__name__", "__qualname__", "__module__", "__doc__"),
        *("__cause__", "__context__", "__notes__"),
        *("_asdict", "_fields", "_replace", "_"),
    }
)

# Attributes that lead to the event loop and from there to sockets, to frames, and to classes behind a class.
_LEADING_OUT = INSPECT_ATTRIBUTES | {"get_loop", "get_stack", "mro"}

FORMATTING = frozenset({"format", "format_map"})
"""Methods that read attributes by names in a text."""

_LEFT_OUT = {
    "breakpoint": "print() shows a value.",
    "compile": "Write the code into the program itself.",
    "copyright": "",
    "credits": "",
    "eval": "json.loads() reads data; write code into the program itself.",
    "exec": "Write the code into the program itself.",
    "globals": "Use a dict of your own.",
    "help": "print() shows a value.",
    "license": "",
    "locals": "Use a dict of your own.",
    "memoryview": "Use bytes.",
}

_ATTRIBUTES_INSTEAD = {
    "__class__": "Use type(x).",
    "__dict__": "Use vars(x), which gives a copy.",
    "__traceback__": "Use traceback.format_exc().",
    "__version__": "",
}


def is_bindable(name: str) -> bool:
    """Whether a program may give something this name."""
    return not name.startswith("_") or name == "_"


def is_attribute(name: str) -> bool:
    """Whether a program may ask for an attribute of this name."""
    if name[:1] == "_":
        return name in _PUBLIC_ALL_THE_SAME
    return name not in _LEADING_OUT


def refused_name(name: str) -> str:
    """Say why a program may not use a name of its own."""
    return f"the name `{name}` {REFUSED}: it begins with an underscore.{_without(name)}"


def refused_attribute(name: str) -> str:
    """Say why a program may not ask for an attribute."""
    if name in _ATTRIBUTES_INSTEAD:
        return f"`.{name}` {REFUSED}. {_ATTRIBUTES_INSTEAD[name]}".rstrip()
    if name.startswith("_"):
        return f"`.{name}` {REFUSED}: it begins with an underscore.{_without(name)}"
    return f"`.{name}` {REFUSED}: it leads to the interpreter."


def refused_builtin(name: str) -> str | None:
    """Say why a builtin is not there; None where it is."""
    advice = _LEFT_OUT.get(name)
    return None if advice is None else f"`{name}` {REFUSED}. {advice}".rstrip()


def _without(name: str) -> str:
    plain = name.strip("_")
    return f" Write `{plain}`." if plain and not name.endswith("__") else ""

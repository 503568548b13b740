"""The builtins of a person at a prompt: `help`, `exit`, and an `input` that says why it is none."""

import builtins
import importlib
import inspect
import io
import sys
from types import FunctionType
from typing import Any, NoReturn

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_import_module = importlib.import_module


def install() -> None:
    """Put them among the builtins, and nothing on standard input."""
    patched: Any = builtins
    patched.input = _input
    patched.help = _help
    patched.exit = patched.quit = _exit
    sys.stdin = sys.__stdin__ = io.StringIO()


def _input(_prompt: object = "", /) -> NoReturn:
    """Not available: nobody is there to answer."""
    raise EOFError(
        "input() cannot be answered here: nobody sits at the program. What it needs must be in its source, "
        "in /data or in what the functions of `sdk` return."
    )


def _exit(code: Any = None) -> NoReturn:
    """End the program."""
    raise SystemExit(code)


def _help(topic: Any = None) -> None:
    """Print what is known of a function, class or module: help(sdk.search)."""
    if topic is None:
        topic = sys.modules["sdk"]
    sys.stdout.write(_described(topic))


def _described(topic: Any) -> str:
    if isinstance(topic, FunctionType):
        return _function(topic)
    try:
        pydoc = _import_module("pydoc")
    except ImportError:
        return f"{inspect.getdoc(topic) or repr(topic)}\n"
    return pydoc.render_doc(topic, "%s", renderer=pydoc.plaintext)


def _function(function: FunctionType) -> str:
    doc = inspect.getdoc(function) or ""
    lines = [
        f"{function.__name__}{inspect.signature(function)}",
        *[f"    {line}".rstrip() for line in doc.split("\n")],
    ]
    return "\n".join(lines).rstrip() + "\n"

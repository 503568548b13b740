"""Compiles a program so that the value of its last bare expression can be shown, as in a notebook."""

import ast
import re
from types import CodeType
from typing import Any, NamedTuple

from pungi_guest.pristine import PRISTINE
from pungi_guest.site import PROGRAM

__builtins__ = PRISTINE

_TOP_LEVEL_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_ONLY_TREE = ast.PyCF_ONLY_AST
_Expr = ast.Expr
_Expression = ast.Expression
_IS_COROUTINE = 0x80
# What begins with one of these is no expression: asking the compiler would take longer.
_is_statement = re.compile(
    r"\s*(?:@|(?:assert|async|break|class|continue|def|del|for|from|global|if|import|nonlocal|pass|raise|return"
    r"|try|while|with)\b)"
).match
# What `from __future__ import` leaves in the flags of a code object.
_FUTURES = 0x1FF0000


class Compiled(NamedTuple):
    """The code of a program: what comes before its last statement, and the last statement."""

    parts: list[CodeType]
    is_async: bool
    # The features that `from __future__ import` named.
    flags: int


def compile_program(source: str) -> Compiled:
    """Compile a program; evaluating the last part gives the value of the last bare expression, or None.

    Raises SyntaxError, and ValueError on a null character.
    """
    source = with_newlines(source)
    return _compiled(_split(source) or _split_tree(parse(source)))


def _split(source: str) -> list[CodeType] | None:
    """Split before the last line that begins a statement; None where that is not sure.

    It is where both sides compile by themselves, and it is twice as fast as building a tree.
    """
    start = _last_start(source)
    if start is None or ";" in source[start:]:
        return None
    parts: list[CodeType] = []
    flags = _TOP_LEVEL_AWAIT
    try:
        if start:
            parts.append(_compile(source[:start], "exec", flags))
            flags |= parts[0].co_flags & _FUTURES
        parts.append(_compile_last("\n" * source.count("\n", 0, start) + source[start:], flags))
    except SyntaxError:
        return None
    return parts


def _last_start(source: str) -> int | None:
    """Where the last line begins that is neither blank, indented, a comment nor a closing bracket."""
    end = len(source)
    while end > 0:
        start = source.rfind("\n", 0, end - 1) + 1
        if source[start] not in " \t\f\r\n#)]}":
            return start
        end = start
    return None


def _compile_last(text: str, flags: int) -> CodeType:
    if _is_statement(text):
        return _compile(text, "exec", flags)
    try:
        return _compile(text, "eval", flags)
    except SyntaxError:
        return _compile(text, "exec", flags)


def with_newlines(source: str) -> str:
    """The text with the line ends that Python counts by."""
    return source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source


def parse(source: str) -> ast.Module:
    """Read a program as a tree. Raises SyntaxError, and ValueError on a null character."""
    return _compile(source, "exec", _TOP_LEVEL_AWAIT | _ONLY_TREE)


def compile_tree(tree: ast.Module) -> Compiled:
    """Compile a program as `compile_program` does; takes the tree apart. Raises SyntaxError."""
    return _compiled(_split_tree(tree))


def _compiled(parts: list[CodeType]) -> Compiled:
    flags = [part.co_flags for part in parts]
    return Compiled(parts, any(each & _IS_COROUTINE for each in flags), flags[0] & _FUTURES)


def _split_tree(tree: ast.Module) -> list[CodeType]:
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, _Expr):
        return [_compile(tree, "exec", _TOP_LEVEL_AWAIT)]
    tree.body.pop()
    head = _compile(tree, "exec", _TOP_LEVEL_AWAIT)
    flags = _TOP_LEVEL_AWAIT | (head.co_flags & _FUTURES)
    return [head, _compile(_Expression(last.value), "eval", flags)]


def _compile(source: Any, mode: str, flags: int) -> Any:
    return compile(source, PROGRAM, mode, flags, True)

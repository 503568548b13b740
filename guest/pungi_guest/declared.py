"""What the source of a program declares at its top level: definitions, with their text, and imports."""

import ast
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IMPORT = ast.ImportFrom
_TREE = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


class Definition(NamedTuple):
    """One `def` or `class`, from its first decorator on; `flags` are the `__future__` features around it."""

    name: str
    file: str
    line: int
    text: str
    flags: int

    def compiled(self) -> CodeType:
        """Its code, with the file and the lines it had."""
        return self._compile(0)

    def parsed(self) -> Any:
        """Its tree, with the lines it had."""
        return self._compile(ast.PyCF_ONLY_AST)

    def _compile(self, flags: int) -> Any:
        return compile("\n" * (self.line - 1) + self.text, self.file, "exec", self.flags | flags, True)


class Declared(NamedTuple):
    """By name: the last definition of each, and where `from module import name` took it from."""

    definitions: dict[str, Definition]
    imports: dict[str, tuple[str, str]]


def declared_in(source: str, file: str, flags: int) -> Declared:
    """Read a source that compiles."""
    lines = source.splitlines(keepends=True)
    declared = Declared({}, {})
    tree = compile(source, file, "exec", _TREE, True)
    for node in tree.body:
        if isinstance(node, _SCOPES):
            line = min([node.lineno, *[decorator.lineno for decorator in node.decorator_list]])
            text = "".join(lines[line - 1 : node.end_lineno])
            declared.definitions[node.name] = Definition(node.name, file, line, text, flags)
    for node in _statements(tree):
        if isinstance(node, _IMPORT) and node.module and not node.level:
            for alias in node.names:
                declared.imports[alias.asname or alias.name] = (node.module, alias.name)
    return declared


def _statements(node: Any) -> Iterator[Any]:
    """The statements that run at the top level, those inside `if`, `try` and `with` included."""
    for field in ("body", "orelse", "finalbody", "handlers"):
        below: list[Any] = getattr(node, field, [])
        for each in below:
            yield each
            if not isinstance(each, _SCOPES):
                yield from _statements(each)

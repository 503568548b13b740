"""Reads a JSON list of paths, prints what CPython's tree says of the names in each file, or None."""

import ast
import json
import sys
from pathlib import Path
from typing import Any

NAMES_AS_TEXT = ("name", "rest")


def names_of(path: str) -> dict[str, Any] | None:
    try:
        source = Path(path).read_text(encoding="utf-8")
        return Reader(source).read(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError):
        return None


class Reader:
    """Collects the names of one source."""

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")
        self.uses: list[list[Any]] = []
        self.imports: list[list[Any]] = []
        self.bound: set[str] = set()
        self.inner: set[int] = set()

    def read(self, tree: ast.AST) -> dict[str, Any]:
        for node in ast.walk(tree):
            self.visit(node)
        return {
            "uses": sorted(self.uses),
            "imports": sorted(self.imports, key=str),
            "bound": sorted(self.bound),
        }

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.Call):
            self.inner.add(id(node.func))
            self.use(node.func, self.arguments(node))
        elif isinstance(node, ast.Name | ast.Attribute) and id(node) not in self.inner:
            self.use(node, None)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self.import_(node)
        elif isinstance(node, ast.arg):
            self.bound.add(node.arg)
        elif not isinstance(node, ast.alias):
            texts = [getattr(node, field, None) for field in NAMES_AS_TEXT]
            self.bound.update(text for text in texts if isinstance(text, str))

    def use(self, node: ast.AST, arguments: list[Any] | None) -> None:
        behind: list[str] = []
        last = node
        while isinstance(node, ast.Attribute):
            behind.append(node.attr)
            node = node.value
            self.inner.add(id(node))
        if not isinstance(node, ast.Name) or not isinstance(last, ast.Name | ast.Attribute):
            self.inner.discard(id(node))
            return
        if not isinstance(last.ctx, ast.Load):
            self.bound.add(node.id)
            return
        path = [node.id, *reversed(behind)]
        self.uses.append([".".join(path), last.end_lineno, self.column(last), arguments])

    def column(self, node: ast.Name | ast.Attribute) -> int:
        """Tell where the last name ends, in code units of UTF-16."""
        line = self.lines[(node.end_lineno or 1) - 1].encode()[: node.end_col_offset]
        return len(line.decode().encode("utf-16-le")) // 2 + 1

    def arguments(self, call: ast.Call) -> list[Any]:
        starred = sum(isinstance(each, ast.Starred) for each in call.args)
        keywords = [each.arg for each in call.keywords if each.arg is not None]
        return [len(call.args) - starred, starred > 0, len(keywords) < len(call.keywords), keywords]

    def import_(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if isinstance(node, ast.Import):
                self.imports.append([alias.name, None, alias.asname or alias.name.partition(".")[0]])
                local = alias.asname or alias.name.partition(".")[0]
            else:
                module = "" if node.level else (node.module or "")
                local = alias.asname or alias.name
                self.imports.append([module, alias.name, local])
            if local != "*":
                self.bound.add(local)


def main() -> None:
    json.dump([names_of(path) for path in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()

"""Reads a JSON list of Python sources, prints for each its outline, or why CPython cannot parse it."""

import ast
import json
import sys
from typing import TypedDict


class Outline(TypedDict):
    error: str | None
    nodes: list[list[str | None]]


def outline(source: str) -> Outline:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {"error": f"{type(error).__name__}: {error}", "nodes": []}
    return {"error": None, "nodes": [node(statement) for statement in tree.body]}


def node(statement: ast.stmt) -> list[str | None]:
    """Kind, name and docstring of a statement; a function with more than a docstring says so."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        kind = type(statement).__name__ if len(statement.body) == 1 else "Block"
        return [kind, statement.name, ast.get_docstring(statement, clean=True)]
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return ["Assign", statement.targets[0].id, None]
    return [type(statement).__name__, None, None]


json.dump([outline(source) for source in json.load(sys.stdin)], sys.stdout)

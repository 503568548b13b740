"""What RestrictedPython makes of a program: its own rules, and ours for what agents write all the time."""

import ast
from typing import Any, NamedTuple

from pungi_guest.pristine import PRISTINE
from pungi_restricted.names import (
    FORMATTING,
    MAGIC_METHODS,
    REFUSED,
    is_attribute,
    is_bindable,
    refused_attribute,
    refused_builtin,
    refused_name,
)
from RestrictedPython.transformer import RestrictingNodeTransformer, copy_locations

__builtins__ = PRISTINE

_Base: Any = RestrictingNodeTransformer
_READABLE = frozenset({"_", "__name__"})


class Refusal(NamedTuple):
    """One place of a program that no rule lets pass."""

    line: int
    column: int
    message: str


def restrict(tree: ast.Module) -> list[Refusal]:
    """Put guards into a program, in place; what is refused in it, in the order of its lines."""
    policy = Policy({name for node in ast.walk(tree) for name in _bound_by(node)})
    policy.visit(tree)
    ast.fix_missing_locations(tree)
    return sorted(policy.refusals)


def _bound_by(node: Any) -> list[str]:
    """The names that one node of a tree gives to something."""
    if isinstance(node, ast.Name):
        return [node.id] if _is_binding(node) else []
    if isinstance(node, ast.alias):
        return [node.asname or node.name.partition(".")[0]]
    if isinstance(node, ast.arg):
        return [node.arg]
    is_named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    return [node.name] if is_named else []


def _is_binding(node: ast.Name) -> bool:
    return not isinstance(node.ctx, ast.Load)


class Policy(_Base):
    """Lets pass what the base class does, and what the methods here add. `bound`: names that are assigned.

    Iteration and unpacking stay as they are: the hooks for them are for objects with access rules of their
    own, and there are none.
    """

    def __init__(self, bound: set[str]) -> None:
        _Base.__init__(self)
        self.refusals: list[Refusal] = []
        self._bound = bound

    def visit(self, node: Any) -> Any:
        """Look at one node: by a method here, else by the base class, which refuses what it does not know."""
        own = _METHODS.get(type(node).__name__)
        return _Base.visit(self, node) if own is None else getattr(self, own)(node)

    def error(self, node: Any, info: str) -> None:
        """Note a refusal; the base class tells of some, which have no advice."""
        text = info if REFUSED in info else f"{info.rstrip('.')} {REFUSED}"
        self.refusals.append(Refusal(getattr(node, "lineno", 1), getattr(node, "col_offset", 0), text))

    def not_allowed(self, node: ast.AST) -> None:
        """Refuse a kind of statement or expression that no method here knows."""
        name = type(node).__name__
        self.error(node, _STATEMENTS.get(name, f"the syntax `{name}` {REFUSED}"))

    def check_name(self, node: Any, name: str | None, allow_magic_methods: bool = False) -> None:
        """Refuse a name that the program may not give to anything."""
        is_magic = allow_magic_methods and name in MAGIC_METHODS and node.col_offset > 0
        if name is not None and not is_bindable(name) and not is_magic:
            self.error(node, refused_name(name))
        if name == "super":
            self.error(node, f"another meaning of `super` {REFUSED}")

    def check_import_names(self, node: Any) -> ast.AST:
        """Names that imports bring; what may be imported is decided when it is."""
        for alias in node.names:
            if alias.name == "*":
                self.error(node, f"`import *` {REFUSED}. Name what you need: `from math import sqrt, pi`.")
            else:
                self.check_name(node, alias.name)
                self.check_name(node, alias.asname)
        if getattr(node, "is_lazy", 0):
            self.error(node, f"a lazy import {REFUSED}. Leave out `lazy`.")
        return node

    def on_name(self, node: ast.Name) -> ast.AST:
        """Names are looked up as ever: guards stand among the builtins, under names no program can write."""
        if _is_binding(node):
            self.check_name(node, node.id)
        elif node.id not in self._bound and (reason := refused_builtin(node.id)) is not None:
            self.error(node, reason)
        elif not is_bindable(node.id) and node.id not in _READABLE:
            self.error(node, refused_name(node.id))
        return node

    def on_attribute(self, node: ast.Attribute) -> ast.AST:
        """`a.b` becomes `_getattr_(a, "b")`, `a.b = c` becomes `_write_(a).b = c`."""
        if _is_parent_call(node):
            return self.node_contents_visit(node)
        self._check_attribute(node, node.attr)
        node = self.node_contents_visit(node)
        if isinstance(node.ctx, ast.Load):
            guard = "_format_" if node.attr in FORMATTING else "_getattr_"
            return _guarded(guard, [node.value, ast.Constant(node.attr)], node)
        node.value = _guarded("_write_", [node.value], node.value)
        return node

    def _check_attribute(self, node: ast.AST, name: str) -> None:
        if not is_attribute(name):
            self.error(node, refused_attribute(name))

    def as_it_is(self, node: ast.AST) -> ast.AST:
        """Let pass; what is in it is looked at."""
        return self.node_contents_visit(node)

    def on_function(self, node: Any) -> ast.AST:
        """Functions, asynchronous ones too."""
        self.check_name(node, node.name, allow_magic_methods=True)
        self.check_function_argument_names(node)
        return self.node_contents_visit(node)

    def on_class(self, node: ast.ClassDef) -> ast.AST:
        """Classes, but no metaclass: it says what an attribute is."""
        self.check_name(node, node.name)
        if any(keyword.arg == "metaclass" for keyword in node.keywords):
            self.error(node, f"a metaclass {REFUSED}. Derive from abc.ABC or enum.Enum.")
        return self.node_contents_visit(node)

    def on_names(self, node: Any) -> ast.AST:
        """`global` and `nonlocal`."""
        for name in node.names:
            self.check_name(node, name)
        return node

    def on_named(self, node: Any) -> ast.AST:
        """A name that a pattern or a list of type parameters binds."""
        self.check_name(node, node.name)
        return self.node_contents_visit(node)

    def on_match_mapping(self, node: ast.MatchMapping) -> ast.AST:
        """`{**rest}`, and keys that are values of a pattern."""
        self.check_name(node, node.rest)
        for key in node.keys:
            self._check_dotted(key)
        node.patterns = [self.visit(pattern) for pattern in node.patterns]
        return node

    def on_match_value(self, node: ast.MatchValue) -> ast.AST:
        """A pattern may hold no guard: its dotted names are only read."""
        self._check_dotted(node.value)
        return node

    def on_match_class(self, node: ast.MatchClass) -> ast.AST:
        """`Point(x=0)` reads attributes past every guard: methods that read others by a text are refused."""
        self._check_dotted(node.cls)
        for name in node.kwd_attrs:
            self._check_attribute(node, name)
            if name in FORMATTING:
                self.error(node, refused_attribute(name))
        node.patterns = [self.visit(pattern) for pattern in node.patterns]
        node.kwd_patterns = [self.visit(pattern) for pattern in node.kwd_patterns]
        return node

    def _check_dotted(self, node: ast.AST) -> None:
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute):
                self._check_attribute(part, part.attr)
            elif isinstance(part, ast.Name):
                self.on_name(part)


# What is called was looked up through a guard, and what is assigned to ends at one.
_AS_THEY_ARE = (
    "Module Call Assign AnnAssign AugAssign Await With AsyncWith For AsyncFor comprehension TypeAlias Match "
    "match_case MatchSequence MatchOr MatchSingleton"
)

_METHODS = {
    **dict.fromkeys(_AS_THEY_ARE.split(), "as_it_is"),
    "Name": "on_name",
    "Attribute": "on_attribute",
    "FunctionDef": "on_function",
    "AsyncFunctionDef": "on_function",
    "ClassDef": "on_class",
    "Global": "on_names",
    "Nonlocal": "on_names",
    "TypeVar": "on_named",
    "ParamSpec": "on_named",
    "TypeVarTuple": "on_named",
    "MatchAs": "on_named",
    "MatchStar": "on_named",
    "MatchMapping": "on_match_mapping",
    "MatchValue": "on_match_value",
    "MatchClass": "on_match_class",
}

_STATEMENTS = {
    "TryStar": f"`except*` {REFUSED}: it can confuse the interpreter. Use `except`.",
}


def _is_parent_call(node: ast.Attribute) -> bool:
    """Whether this is `super().__init__` or the like."""
    value = node.value
    return (
        isinstance(node.ctx, ast.Load)
        and node.attr in MAGIC_METHODS
        and isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id == "super"
        and not value.args
    )


def _guarded(guard: str, args: list[ast.expr], at: ast.expr) -> ast.Call:
    call = ast.Call(ast.Name(guard, ast.Load()), args, [])
    copy_locations(call, at)
    return call

"""Writes the variables of a program as carried text."""

import json.encoder
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pungi_guest.base import entries_of
from pungi_guest.carried_atoms import write_atom
from pungi_guest.carried_records import CarriedRecords
from pungi_guest.kind import kind_of, name_of, type_of
from pungi_guest.path import Step
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError, SizeError
from pungi_guest.refuse import named, usual_fix
from pungi_guest.tags import LARGEST_SAFE, float_text, integer_text, key_text, string_text

__builtins__ = PRISTINE

DEEPEST_IMMUTABLE = 100
"""How far tuples and frozensets may nest in one another: CPython hashes them recursively."""

_KINDS = {
    id(list): "list",
    id(dict): "dict",
    id(set): "set",
    id(tuple): "tuple",
    id(frozenset): "frozenset",
}
_quote = json.encoder.encode_basestring
_CONSTANTS = {None: "null", True: "true", False: "false"}

_Path: TypeAlias = "tuple[_Path, Step] | None"
"""Where a container stands: the path of the one around it, and the step from there."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The text, and by name why a variable is not in it."""

    text: str
    dropped: dict[str, str]


def encode_carried(
    variables: Mapping[str, object], limit: int, records: CarriedRecords | None = None
) -> Carried:
    """Write variables, in their order, as far as they can be carried within `limit` bytes.

    None, bool, int, float, str, list, dict (with any carried key), tuple, set, frozenset, bytes,
    complex, date, time, datetime, timedelta, timezone, Decimal and records are carried exactly;
    subclasses of them are not, since they would come back as something else. A variable that
    cannot be carried is left out whole.
    """
    graph = _Graph(limit, records)
    dropped: dict[str, str] = {}
    for name, value in variables.items():
        try:
            graph.add(name, value)
        except RefusalError as refusal:
            dropped[name] = str(refusal.told(name))
    return Carried(graph.finish(), dropped)


class _Graph:
    """Gathers the names and nodes of one text. Containers that can be cyclic wait in a queue."""

    def __init__(self, limit: int, records: CarriedRecords | None) -> None:
        self.limit = limit
        self.records = records
        self.names: list[str] = []
        self.nodes: list[str] = []
        self.numbers: dict[int, int] = {}
        self.waiting: deque[tuple[int, Any, str, _Path]] = deque()
        self.size = len(self.finish())

    def finish(self) -> str:
        return f'{{"names":{{{",".join(self.names)}}},"nodes":[{",".join(self.nodes)}]}}'

    def add(self, name: str, value: object) -> None:
        """Add a variable with all that it refers to, or nothing of it."""
        nodes, size = len(self.nodes), self.size
        try:
            entry = self.sized(key_text(name)) + ":" + self.slot(value, None, 0)
            while self.waiting:
                self.fill(*self.waiting.popleft())
        except RefusalError:
            self.waiting.clear()
            del self.nodes[nodes:]
            while len(self.numbers) > nodes:
                self.numbers.popitem()
            self.size = size
            raise
        self.names.append(entry)

    def slot(self, value: Any, path: _Path, depth: int) -> str:
        """Write a reference to a container, or what is no container."""
        number = self.numbers.get(id(value))
        if number is not None:
            return self.plain(f"[{number}]")
        kind = self.container_kind(value)
        if kind is None:
            return self.sized(_scalar_text(value))
        number = len(self.nodes)
        self.numbers[id(value)] = number
        self.nodes.append("")
        self.plain("[")
        if kind in {"tuple", "frozenset"}:
            if depth == DEEPEST_IMMUTABLE:
                raise RefusalError(f"to be a {kind} nested less than {depth} times, got one more")
            self.nodes[number] = self.items_text(value, kind, path, depth + 1)
        else:
            self.waiting.append((number, value, kind, path))
        return self.plain(f"[{number}]")

    def container_kind(self, value: object) -> str | None:
        cls = type_of(value)
        if self.records is not None and cls is self.records.cls:
            return "record"
        return _KINDS.get(id(cls))

    def fill(self, number: int, container: Any, kind: str, path: _Path) -> None:
        """Write the node of a container that waited."""
        try:
            if kind in {"list", "set"}:
                self.nodes[number] = self.items_text(container, kind, path, 0)
            else:
                self.nodes[number] = self.entries_text(container, path)
        except RefusalError as refusal:
            while path is not None:
                path, step = path
                refusal.within(step)
            raise

    def items_text(self, items: Any, kind: str, path: _Path, depth: int) -> str:
        slots = [self.plain(f'"{kind}"')]
        for index, item in enumerate(items):
            slots.append(self.quick(item) or self.step(item, path, index, depth))
        return f"[{','.join(slots)}]"

    def entries_text(self, entries: Any, path: _Path) -> str:
        slots = self.heading(entries)
        for key, item in entries_of(entries):
            slots.append(self.quick(key) or self.slot(key, path, 0))
            slots.append(self.quick(item) or self.step(item, path, _step(key), 0))
        return f"[{','.join(slots)}]"

    def quick(self, value: Any) -> str | None:
        """Write at once what most values are: a short int, ASCII text."""
        cls = type_of(value)
        if cls is int and -LARGEST_SAFE <= value <= LARGEST_SAFE:
            text = str(value)
        elif cls is str and value.isascii() and value[:1] != "~":
            text = _quote(value)
        else:
            return None
        return self.plain(text)

    def heading(self, entries: Any) -> list[str]:
        if self.records is None or type(entries) is dict:
            return [self.plain('"dict"')]
        return [self.plain('"record"'), self.sized(string_text(self.records.name_of(entries)))]

    def step(self, value: object, path: _Path, step: Step, depth: int) -> str:
        try:
            return self.slot(value, (path, step), depth)
        except RefusalError as refusal:
            refusal.within(step)
            raise

    def sized(self, text: str) -> str:
        """Count a piece with what follows it: a comma, a colon or a closing bracket."""
        self.size += len(text.encode()) - len(text)
        return self.plain(text)

    def plain(self, text: str) -> str:
        """Count a piece of ASCII."""
        self.size += len(text) + 1
        if self.size > self.limit:
            raise SizeError(f"to fit into the {self.limit} bytes of all that is carried")
        return text


def _scalar_text(value: object) -> str:
    """Write what contains nothing."""
    text = _plain_text(value)
    if text is not None:
        return text
    atom = write_atom(value)
    if atom is not None:
        return _atom_text(atom)
    cls = type_of(value)
    fix = usual_fix(cls, kind_of(value))
    raise RefusalError(f"to be a value that is carried, got {named(cls)}", fix)


def _plain_text(value: Any) -> str | None:
    """Write an exact scalar, None where the value is none."""
    cls = type_of(value)
    if value is None or cls is bool:
        return _CONSTANTS[value]
    if cls is int:
        return integer_text(value)
    if cls is float:
        return float_text(value)
    return string_text(value) if cls is str else None


def _atom_text(part: Any) -> str:
    if type_of(part) is list:
        return f"[{','.join([_atom_text(each) for each in part])}]"
    return _plain_text(part) or "null"


def _step(key: Any) -> Step:
    """Name a key in a path: itself if it is a str or int, else its type."""
    cls = type_of(key)
    return key if cls is str or cls is int else f"<{name_of(cls)}>"

"""Reads carried text back into variables."""

from typing import Any

from pungi_guest.base import set_entry
from pungi_guest.carried_atoms import read_atom
from pungi_guest.carried_records import CarriedRecords
from pungi_guest.carried_write import DEEPEST_IMMUTABLE
from pungi_guest.decode import parse
from pungi_guest.kind import type_of
from pungi_guest.limits import ValueLimits
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError, malformed
from pungi_guest.scan import check_text
from pungi_guest.untag import untag

__builtins__ = PRISTINE

_NESTING = 6
"""The text of a graph is flat: names or nodes, node, slot, atom, time zone."""


def decode_carried(text: str, limit: int, records: CarriedRecords | None = None) -> dict[str, Any]:
    """Read what `encode_carried` wrote. Shared references are shared again.

    The text went through the host and an earlier program could have forged it: nothing in it is
    executed, and whatever is not exactly in form raises MalformedValueError.
    """
    try:
        check_text(text, ValueLimits(_NESTING, limit, count=limit))
        names, nodes = _graph_of(parse(text))
        graph = _Graph(nodes, records)
        graph.build()
        return {name: graph.value(slot, 0) for name, slot in names.items()}
    except RefusalError as refusal:
        raise refusal.told("carried") from None


def _graph_of(parsed: Any) -> tuple[dict[str, Any], list[Any]]:
    if type_of(parsed) is dict and list(parsed) == ["names", "nodes"]:
        names, nodes = parsed["names"], parsed["nodes"]
        if type_of(names) is dict and type_of(nodes) is list:
            return names, nodes
    raise malformed("no graph of names and nodes")


class _Graph:
    """Makes the containers of a graph: empty ones first, then the immutable, then the contents."""

    def __init__(self, nodes: list[Any], records: CarriedRecords | None) -> None:
        self.nodes = nodes
        self.records = records
        self.made: dict[int, Any] = {}
        self.open: set[int] = set()

    def build(self) -> None:
        for number, node in enumerate(self.nodes):
            self.make_empty(number, node)
        for number in range(len(self.nodes)):
            self.container(number, 0)
        for number, node in enumerate(self.nodes):
            try:
                self.fill(self.made[number], node)
            except TypeError:
                raise malformed("a key or set item that cannot be hashed") from None

    def make_empty(self, number: int, node: Any) -> None:
        kind = node[0] if type_of(node) is list and node and type_of(node[0]) is str else None
        if kind == "list":
            self.made[number] = []
        elif kind == "dict":
            self.made[number] = {}
        elif kind == "set":
            self.made[number] = set[Any]()
        elif kind == "record" and self.records is not None and len(node) > 1:
            self.made[number] = self.records.make(str(self.value(node[1], 0)))
        elif kind not in {"tuple", "frozenset"}:
            raise malformed("a node of unknown kind")

    def container(self, number: int, depth: int) -> Any:
        """Look up a container; make it if it is immutable and so waits for its items."""
        if number in self.made:
            return self.made[number]
        if not 0 <= number < len(self.nodes):
            raise malformed("a reference to no node")
        # A tuple can contain itself only in a forged text; deep ones overflow the stack when hashed.
        if number in self.open or depth == DEEPEST_IMMUTABLE:
            raise malformed("a tuple or frozenset nested too deep")
        self.open.add(number)
        kind, *slots = self.nodes[number]
        items = [self.value(slot, depth + 1) for slot in slots]
        self.open.remove(number)
        try:
            self.made[number] = tuple(items) if kind == "tuple" else frozenset(items)
        except TypeError:
            raise malformed("a key or set item that cannot be hashed") from None
        return self.made[number]

    def fill(self, container: Any, node: list[Any]) -> None:
        kind, *slots = node
        if kind == "list":
            container.extend([self.value(slot, 0) for slot in slots])
        elif kind == "set":
            container.update([self.value(slot, 0) for slot in slots])
        elif kind == "dict":
            self.fill_entries(container, slots)
        elif kind == "record":
            self.fill_entries(container, slots[1:])

    def fill_entries(self, entries: dict[Any, Any], slots: list[Any]) -> None:
        if len(slots) % 2:
            raise malformed("a key without value")
        for key, item in zip(slots[::2], slots[1::2], strict=True):
            set_entry(entries, self.value(key, 0), self.value(item, 0))

    def value(self, slot: Any, depth: int) -> Any:
        """Read a slot: a scalar, a reference, or an atom."""
        cls = type_of(slot)
        if cls is dict or slot == []:
            raise malformed("a slot of unknown form")
        if cls is not list:
            return untag(slot)
        if len(slot) == 1 and type(slot[0]) is int:
            return self.container(slot[0], depth)
        return read_atom(untag(slot))

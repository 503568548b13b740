"""Carries the variables of one program to the next of the same run, guest to guest.

The text is opaque to the host. It is a graph, so that shared references and cycles are kept:
`{"names": {name: slot}, "nodes": [node, …]}`. A slot is a plain scalar as in `tags`, `[number]`
for a node, or `[kind, …]` for an atom (see `carried_atoms`). A node is a container:
`["list", slot, …]`, likewise `tuple`, `set`, `frozenset`; `["dict", key, value, …]`;
`["record", name, key, value, …]`.
"""

from pungi_guest.carried_read import decode_carried
from pungi_guest.carried_records import CarriedRecords
from pungi_guest.carried_write import Carried, encode_carried

__all__ = ["Carried", "CarriedRecords", "decode_carried", "encode_carried"]

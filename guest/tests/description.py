"""Values told in plain JSON, so that two languages can compare what they hold to the bit.

null, booleans and strings are themselves, a JSON number is a safe int, `{"int": hexadecimal}` a
larger one, `{"float": sixteen hexadecimal digits}` the bits of a float, a JSON list a list,
`{"dict": [[key, value], …]}` a dict in its order. `test/codec/description.ts` is its twin.
"""

import struct
from math import isnan
from typing import Any

from pungi_guest.kind import type_of

LARGEST_SAFE = 2**53 - 1
NAN = "7ff8000000000000"


def describe(value: Any) -> Any:
    """Tell a value; a type that is not exactly plain is an error."""
    cls = type_of(value)
    if value is None or cls is bool or cls is str:
        return value
    if cls is int:
        return value if -LARGEST_SAFE <= value <= LARGEST_SAFE else {"int": f"{value:x}"}
    if cls is float:
        # There is one NaN, as in JavaScript.
        return {"float": NAN if isnan(value) else struct.pack(">d", value).hex()}
    if cls is list:
        return [describe(item) for item in value]
    if cls is dict:
        return {"dict": [[key, describe(item)] for key, item in value.items()]}
    raise AssertionError(f"{cls} is not plain")


def build(description: Any) -> Any:
    """Make the value that was told."""
    cls = type_of(description)
    if cls is list:
        return [build(item) for item in description]
    if cls is not dict:
        return description
    if "int" in description:
        return int(description["int"], 16)
    if "float" in description:
        return struct.unpack(">d", bytes.fromhex(description["float"]))[0]
    return {key: build(item) for key, item in description["dict"]}

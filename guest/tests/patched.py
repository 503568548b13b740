"""Patches all that the codec could lean on, then uses it; `test_hostile.py` reads what it prints.

It runs in an interpreter of its own: nothing else runs well after this.
"""

import builtins
import collections
import datetime as dt
import decimal
import enum
import json
import json.decoder
import json.encoder
import math
import re
from typing import Any

from pungi_guest import carried, codec

MODULES: tuple[Any, ...] = (
    json,
    json.decoder,
    json.encoder,
    math,
    re,
    decimal,
    dt,
    collections,
    enum,
)
KEPT = {"print", "SystemExit", "TypeError"}


def lie(*_: object, **__: object) -> Any:
    """Stand in for any function; running it is the failure."""
    raise SystemExit("a patched function ran")


def main() -> None:
    """Print one result a line."""
    shape = codec.read_shape({"list": "datetime"}, {})
    moment = dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    value: list[object] = [1, 1.5, -0.0, 2**70, "~x", "é", {"a": (None, True)}, collections.OrderedDict(a=1)]
    limits = codec.ValueLimits(5, 99, 99)
    patches = [(module, name) for module in MODULES for name in dir(module) if name[:2] != "__"]
    patches += [(builtins, name) for name in dir(builtins) if name[:2] != "__" and name not in KEPT]
    patch = setattr
    for module, name in patches:
        patch(module, name, lie)

    text = codec.encode(value)
    print(text)
    print(codec.encode([moment], shape))
    print(codec.decode(text)[:5])
    print(codec.decode('{"a":[1]}', limits=limits))
    print(carried.decode_carried(carried.encode_carried({"x": {1, 2}, "y": moment}, 999).text, 999))
    try:
        codec.encode({"a": {1}})
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    main()

"""Answers the cross-language tests: one JSON request a line on stdin, one JSON reply on stdout.

- `{"op": "read", "texts": [...]}`: what each text decodes to, and how it is encoded again
- `{"op": "write", "values": [...]}`: the wire text of each described value
- `{"op": "judge", "texts": [...], "limits": {...}}`: for texts of anyone, the described value or
  the name of the error
"""

import json
import sys
from typing import Any

from pungi_guest.codec import ValueLimits, decode, encode
from tests.description import build, describe

ROOMY = ValueLimits(depth=300, bytes=2**30, count=2**30)


def read(text: str) -> Any:
    """Decode and encode again."""
    value = decode(text)
    return {"value": describe(value), "text": encode(value, limits=ROOMY)}


def judge(text: str, limits: ValueLimits) -> Any:
    """Decode what may be hostile."""
    try:
        return {"value": describe(decode(text, limits=limits))}
    except ValueError as error:
        return {"error": type(error).__name__}


def answer(request: Any) -> Any:
    """Do what one request asks."""
    if request["op"] == "read":
        return [read(text) for text in request["texts"]]
    if request["op"] == "write":
        return [encode(build(value), limits=ROOMY) for value in request["values"]]
    limits = ValueLimits(**request["limits"])
    return [judge(text, limits) for text in request["texts"]]


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()

"""Finds where in a value an offset of its text stands, for the message of a refusal."""

import json.decoder
import re
from collections.abc import Callable
from typing import Any

from pungi_guest.path import Step
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

ANY_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
"""A pattern for a JSON string. Possessive: a text without end costs no second look."""

_parts = re.compile(rf"{ANY_STRING}|[\[\]{{}}:,]", re.DOTALL).finditer
_decoder: Any = json.decoder
_read_string: Callable[[str, int], tuple[str, int]] = _decoder.scanstring


def steps_at(text: str, offset: int) -> list[Step]:
    """Read a text from its start, building no value. Where it is not JSON the path ends early."""
    steps: list[Step] = []
    key = ""
    for match in _parts(text, 0, offset):
        part = match.group()
        if part[0] == '"':
            key = part
        else:
            _follow(part, steps, key)
    return steps


def _follow(part: str, steps: list[Step], key: str) -> None:
    """Follow one character outside strings. A step into a dict is the key before the colon."""
    last = steps[-1] if steps else None
    if part == "[":
        steps.append(0)
    elif part == "{":
        steps.append("")
    elif part in "]}" and steps:
        steps.pop()
    elif part == "," and type(last) is int:
        steps[-1] = last + 1
    elif part == ":" and type(last) is str:
        steps[-1] = _key_text(key)


def _key_text(literal: str) -> str:
    try:
        return _read_string(literal, 1)[0]
    except ValueError:
        return literal[1:-1]

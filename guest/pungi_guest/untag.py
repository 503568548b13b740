"""Turns what the JSON parser made of wire text into the value."""

from typing import Any

from pungi_guest.kind import type_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError, malformed
from pungi_guest.tags import read_tag

__builtins__ = PRISTINE


def untag(parsed: Any) -> Any:
    """Replace tagged strings by what they stand for, in place. Raises RefusalError.

    `parsed` may be a part of a larger frame; the JSON parser has bounded its depth.
    """
    cls = type_of(parsed)
    if cls is str:
        return _untag_string(parsed)
    if cls is list:
        _untag_items(parsed)
    elif cls is dict:
        _untag_entries(parsed)
    return parsed


def _untag_items(items: list[Any]) -> None:
    index = 0
    try:
        for index, item in enumerate(items):
            items[index] = untag(item)
    except RefusalError as refusal:
        refusal.within(index)
        raise


def _untag_entries(entries: dict[str, Any]) -> None:
    key = ""
    try:
        for key, item in entries.items():
            _check(key, "a key with a lone surrogate")
            entries[key] = untag(item)
    except RefusalError as refusal:
        refusal.within(key)
        raise


def _untag_string(text: str) -> str | int | float:
    _check(text, "a string with a lone surrogate")
    return read_tag(text) if text.startswith("~") else text


def _check(text: str, found: str) -> None:
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        raise malformed(found) from None

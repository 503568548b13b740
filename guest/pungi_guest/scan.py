"""Checks a text before anything is built of it."""

import re
from itertools import accumulate

from pungi_guest.limits import ValueLimits
from pungi_guest.path_at import ANY_STRING, steps_at
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError, malformed, too_deep, too_long, too_many
from pungi_guest.tags import LARGEST_SAFE

__builtins__ = PRISTINE

_without_strings = re.compile(ANY_STRING, re.DOTALL).sub
_tokens = re.compile(rf"{ANY_STRING}|-?\d[\d.eE+-]*|[\[\]{{}}]", re.DOTALL | re.ASCII).finditer
_is_integer = re.compile(r"-?\d+", re.ASCII).fullmatch
_needs_untag = re.compile(r'"~|\\u(?:[dD][89a-fA-F]|007[eE])').search
_suspects = tuple(
    re.compile(pattern, re.ASCII).search
    for pattern in (
        r"[\[:,\s]-?\d{16}\d*+(?![.eE])",  # an integer of 16 digits or more
        r"-0(?![.\deE])",
        r"[eE]\+?\d{3}",
        r"[\[:,\s]-?\d[\d.]{300}",
    )
)
"""What may be a number that parsing changes. Each begins with few characters: that makes it fast."""

_BRACKETS = b"[]{}"
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in _BRACKETS)
_SIGNS = bytes.maketrans(_BRACKETS, b"\x01\xff\x01\xff")


def needs_untag(text: str) -> bool:
    """Tell whether `untag` must walk what the JSON parser makes of a text."""
    return _needs_untag(text) is not None


def check_text(text: str, limits: ValueLimits) -> bool:
    """Check the limits, and that no number in the text would be changed by parsing it.

    Those are an integer beyond the safe range, -0 written as an integer, a float beyond every
    float: no encoder writes them. All searching is done by C code, whatever the size. Returns
    what `needs_untag` says; raises RefusalError.
    """
    _check_bytes(text, limits.bytes)
    bare = _without_strings("s", text)
    _check_depth(text, bare, limits.depth)
    _check_count(bare, limits.count)
    bare = f",{bare}"
    if any(search(bare) for search in _suspects):
        _check_numbers(text)
    return needs_untag(text)


def _check_bytes(text: str, limit: int) -> None:
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError:
        raise malformed("a text with a lone surrogate") from None
    if size > limit:
        raise too_long(limit)


def _check_count(bare: str, limit: int) -> None:
    empty = bare.count("[]") + bare.count("{}")
    filled = bare.count("[") + bare.count("{") - empty
    if 1 + bare.count(",") + filled > limit:
        raise too_many(limit)


def _check_depth(text: str, bare: str, limit: int) -> None:
    brackets = bare.encode("ascii", "replace").translate(_SIGNS, _NO_BRACKETS)
    if max(accumulate(memoryview(brackets).cast("b")), default=0) <= limit:
        return
    depth = 0
    for token in _tokens(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.group(), 0)
        if depth > limit:
            raise _at(text, token.start(), too_deep(limit))
    raise too_deep(limit)


def _check_numbers(text: str) -> None:
    for token in _tokens(text):
        found = _change(token.group())
        if found:
            raise _at(text, token.start(), malformed(found))


def _change(literal: str) -> str | None:
    """Say how parsing a literal would change it. What is no number is left to the parser."""
    if _is_integer(literal):
        if literal == "-0":
            return "an integer literal of -0"
        # Seventeen digits are too many in any case, and thousands take long to read.
        is_safe = len(literal) <= 17 and -LARGEST_SAFE <= int(literal) <= LARGEST_SAFE
        return None if is_safe else "an integer literal beyond the safe range"
    try:
        is_beyond = float(literal) in (float("inf"), float("-inf"))
    except ValueError:
        return None
    return "a number beyond every float" if is_beyond else None


def _at(text: str, offset: int, refusal: RefusalError) -> RefusalError:
    refusal.steps = steps_at(text, offset)[::-1]
    return refusal

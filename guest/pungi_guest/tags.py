"""The wire form of what JSON has no literal for: a string that starts with `~`.

- `~~…`: a string that itself starts with `~`
- `~i…`: an integer outside the safe range of a JavaScript number, in hexadecimal (linear time,
  and no limit on digits)
- `~f…`: NaN, Infinity or -Infinity

Keys are never tagged.
"""

import json.encoder
import re
from math import isinf, isnan

from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import malformed, not_plain, too_many_digits

__builtins__ = PRISTINE

LARGEST_SAFE = 2**53 - 1
"""The largest integer that a JavaScript number holds without gaps."""

MOST_INTEGER_DIGITS = 131_072
"""An integer of more hexadecimal digits does not cross: its decimal ones would keep the host for seconds."""

_quote = json.encoder.encode_basestring
_bits_of = int.bit_length
_is_hexadecimal = re.compile(r"-?[1-9a-f][0-9a-f]*").fullmatch
_NOT_FINITE = {
    "NaN": float("nan"),
    "Infinity": float("inf"),
    "-Infinity": float("-inf"),
}


def integer_text(value: int) -> str:
    """Write an exact `int`. Raises RefusalError beyond `MOST_INTEGER_DIGITS`."""
    if -LARGEST_SAFE <= value <= LARGEST_SAFE:
        return str(value)
    if _bits_of(value) > 4 * MOST_INTEGER_DIGITS:
        raise too_many_digits(MOST_INTEGER_DIGITS)
    return f'"~i{value:x}"'


def float_text(value: float) -> str:
    """Write an exact `float` in the shortest form that reads back as the same bits."""
    if isnan(value):
        return '"~fNaN"'
    if isinf(value):
        return '"~fInfinity"' if value > 0 else '"~f-Infinity"'
    return repr(value)


def string_text(value: str) -> str:
    """Write an exact `str`."""
    return key_text("~" + value if value.startswith("~") else value)


def key_text(key: str) -> str:
    """Write an exact `str` as a key, or as what needs no tag."""
    if not key.isascii():
        check_surrogates(key)
    return _quote(key)


def check_surrogates(text: str) -> None:
    """Refuse a lone surrogate: it has no form in UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        fix = 'Use text.encode("utf-8", "replace").decode().'
        raise not_plain("a str with a lone surrogate", fix) from None


def read_tag(text: str) -> str | int | float:
    """Read a string that starts with `~`."""
    kind, body = text[1:2], text[2:]
    if kind == "~":
        return text[1:]
    if kind == "f" and body in _NOT_FINITE:
        return _NOT_FINITE[body]
    if kind == "i" and _is_hexadecimal(body):
        value = int(body, 16)
        if not -LARGEST_SAFE <= value <= LARGEST_SAFE and _bits_of(value) <= 4 * MOST_INTEGER_DIGITS:
            return value
    raise malformed("a string with an unknown tag")

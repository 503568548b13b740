"""Reads wire text, and gives each part the type that is declared for it."""

import json.decoder
from collections.abc import Callable
from typing import Any, NoReturn

from pungi_guest.conform import MakeRecord, Reading, conform
from pungi_guest.limits import ValueLimits
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError, malformed
from pungi_guest.scan import check_text, needs_untag
from pungi_guest.shape import Shape
from pungi_guest.untag import untag

__builtins__ = PRISTINE

_JSON_SPACE = " \t\n\r"


def decode(
    text: str,
    shape: Shape = "any",
    *,
    make_record: MakeRecord | None = None,
    limits: ValueLimits | None = None,
    root: str = "value",
) -> Any:
    """Read wire text.

    An int becomes a float where `shape` says so; strings stay strings, dates included. Objects
    are dicts; those declared as records go through `make_record(name, fields)` where it is
    given. Name `limits` for a text that the host's encoder did not write: they are enforced
    before anything is built. Raises MalformedValueError, or ValueError beyond a limit.
    """
    try:
        tagged = needs_untag(text) if limits is None else check_text(text, limits)
        parsed = parse(text)
        if tagged:
            parsed = untag(parsed)
        return conform(parsed, shape, Reading(make_record))
    except RefusalError as refusal:
        raise refusal.told(root) from None


def parse(text: str) -> Any:
    """Parse JSON text as JavaScript would: no NaN literals. Raises RefusalError."""
    bare = text.strip(_JSON_SPACE)
    try:
        parsed, end = _scan(bare, 0)
    except (ValueError, StopIteration):
        raise malformed("text that is not JSON") from None
    except RecursionError:
        raise malformed("text that nests too deep for this interpreter") from None
    if end != len(bare):
        raise malformed("text that is not JSON")
    return parsed


def _refuse_constant(name: str) -> NoReturn:
    raise malformed(f"the literal {name}")


_decoder: Any = json.decoder.JSONDecoder(parse_constant=_refuse_constant)
_scan: Callable[[str, int], tuple[Any, int]] = _decoder.scan_once
"""The C scanner itself: programs may patch what is around it."""

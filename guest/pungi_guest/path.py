"""Where a value stands, as messages write it: `value.rows[3]["due date"]`."""

import json.encoder
import re
from collections.abc import Sequence

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

Step = int | str
"""One step into a value: the index in a list or the key in a dict."""

_is_identifier = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*").fullmatch
_quote = json.encoder.encode_basestring
_quote_ascii = json.encoder.encode_basestring_ascii
_KEPT_STEPS = 8
_KEPT_KEY = 40


def path_text(root: str, steps: Sequence[Step]) -> str:
    """Write a path. Long keys are cut and the middle of a long path is left out."""
    texts = [_step_text(step) for step in steps]
    if len(texts) > 2 * _KEPT_STEPS:
        texts[_KEPT_STEPS:-_KEPT_STEPS] = ["…"]
    return root + "".join(texts)


def _step_text(step: Step) -> str:
    if type(step) is int:
        return f"[{step}]"
    key = str(step)
    if len(key) > _KEPT_KEY:
        key = key[:_KEPT_KEY] + "…"
    return f".{key}" if _is_identifier(key) else f"[{_quoted(key)}]"


def _quoted(key: str) -> str:
    try:
        key.encode()
    except UnicodeEncodeError:
        return _quote_ascii(key)
    return _quote(key)

"""The builtins as they were before any program ran.

A program may patch `builtins.len` or `builtins.isinstance`, for itself. A module of ours that
says `__builtins__ = PRISTINE` right after its imports is not touched by that: CPython binds a
function to the `__builtins__` of its module when the function is made. Functions and classes of
other modules (`json`, `re`) are kept as objects at import for the same reason.
"""

import builtins
from typing import Any

PRISTINE: dict[str, Any] = dict(vars(builtins))
"""A copy that a program has no reason to reach. Shared by our modules; never written."""

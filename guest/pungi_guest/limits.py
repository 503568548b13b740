"""The bounds of one value, the same on both sides of the wall."""

from dataclasses import dataclass

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE


@dataclass(frozen=True, slots=True)
class ValueLimits:
    """How much one value may be.

    `depth` counts lists and dicts inside one another (a scalar has 0, `[]` has 1), `bytes` the
    UTF-8 bytes of its wire text, `count` all values, containers and the outermost included.
    """

    depth: int
    bytes: int
    count: int


DEFAULT_LIMITS = ValueLimits(depth=100, bytes=16 * 1024 * 1024, count=2_000_000)
"""What holds when the host names no other limits."""

"""Makes sure of room on the stack before something begins that must not break off in the middle."""

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

# Deeper than the guest goes between the first and the last byte of a frame.
_LEVELS = 16


def has_headroom() -> bool:
    """Whether there is room."""
    try:
        check_headroom()
    except RecursionError:
        return False
    return True


def check_headroom(levels: int = _LEVELS) -> None:
    """Raise RecursionError now rather than later: a frame that is half done would be a wrong one."""
    if levels:
        check_headroom(levels - 1)

"""The streams of whoever stands between a host and a guest."""

import os


def take_host_streams() -> tuple[int, int]:
    """Move the host's streams away from 0 and 1, where anything that prints would find them."""
    from_host, to_host = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return from_host, to_host

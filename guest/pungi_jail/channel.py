"""The connections of one program to the host."""

import os
import socket

from .jail import HOST

FRAMES = 3
"""The descriptor of frames, in both directions; 1 and 2 are connections of their own: text is no frame."""

HANDSHAKE = 4
"""The descriptor by which a process tells the one it was cloned from that it is shut in."""

_PLACES = (("frames", FRAMES), ("stdout", 1), ("stderr", 2))


def connect(place: str) -> None:
    """Connect this process to the host, and close all else that it was cloned with: others' lines too."""
    for stream, descriptor in _PLACES:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(f"{HOST}/socket")
            connection.sendall(f"{place} {stream}\n".encode())
            os.dup2(connection.fileno(), descriptor, inheritable=False)
    os.closerange(HANDSHAKE + 1, 1 << 20)

"""Makes a container what it was before its program, as far as a program without rights can change it."""

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path

from .remove import empty_folder

_GET_FLAGS = 0x80086601
_QUEUES = ("shm", "msg", "sem")


def renew(folders: Iterable[str]) -> None:
    """Empty the folders that a program can write to. Raises OSError where anything stays, whatever it is."""
    for folder in folders:
        empty_folder(folder)
        _renew_folder(folder)
    for kind in _QUEUES:
        # One line is its heading.
        if len(Path(f"/proc/sysvipc/{kind}").read_bytes().splitlines()) != 1:
            raise OSError(f"Expected no {kind} of a program.")


def _renew_folder(folder: str) -> None:
    """The folder itself belongs to the program's user, who can write more to it than files."""
    for name in os.listxattr(folder):
        os.removexattr(folder, name)
    os.chmod(folder, 0o700)
    os.utime(folder, ns=(0, 0))
    if os.listdir(folder) or os.listxattr(folder) or _flags(folder):
        raise OSError(f"Expected {folder} to be as it was.")


def _flags(folder: str) -> int:
    """Those of `chattr`; none where the file system has none."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return int.from_bytes(fcntl.ioctl(descriptor, _GET_FLAGS, bytes(8)), "little")
    except OSError:
        return 0
    finally:
        os.close(descriptor)

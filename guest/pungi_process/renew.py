"""Makes a container what it was before its program, as far as a program without rights can change it."""

import fcntl
import os
from pathlib import Path

from .remove import empty_folder

_GET_FLAGS = 0x80086601
# Those of `chattr` that a memory file system keeps: sync, immutable, append, no dump, no atime, casefold.
_SETTABLE = 0x4000_00F8
_QUEUES = ("shm", "msg", "sem")


def renew_folder(folder: str) -> None:
    """Empty a folder that a program can write to. Raises OSError where anything stays.

    The folder itself belongs to the program's user, who can write more to it than files.
    """
    empty_folder(folder)
    for name in os.listxattr(folder):
        os.removexattr(folder, name)
    os.chmod(folder, 0o700)
    os.utime(folder, ns=(0, 0))
    if os.listdir(folder) or os.listxattr(folder) or _flags(folder):
        raise OSError(f"Expected {folder} to be as it was.")


def _flags(folder: str) -> int:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return int.from_bytes(fcntl.ioctl(descriptor, _GET_FLAGS, bytes(8)), "little") & _SETTABLE
    except OSError:
        return 0  # the file system has none
    finally:
        os.close(descriptor)


def check_queues() -> None:
    """Raise OSError where shared memory, messages or semaphores are left: they outlive their program."""
    for kind in _QUEUES:
        _heading, *left = Path(f"/proc/sysvipc/{kind}").read_bytes().splitlines()
        if left:
            raise OSError(f"Expected nothing in {kind}, got {len(left)}.")

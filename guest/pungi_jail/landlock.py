"""Landlock: a second wall around files, kept by the kernel whatever is mounted where. Not on every kernel."""

import os
import stat
import struct

from .system import system_call

# The same on every processor.
_CREATE = 444
_ADD = 445
_RESTRICT = 446
_VERSION = 1
_PATH_BENEATH = 1

_EXECUTE = 1 << 0
_WRITE = 1 << 1
_READ = 1 << 2
_LIST = 1 << 3
_OF_FILES = _EXECUTE | _WRITE | _READ | 1 << 14 | 1 << 15
# Devices and sockets are not made, not even in a private folder.
_MAKE_SPECIAL = 1 << 6 | 1 << 9 | 1 << 10 | 1 << 11

LIBRARY = _READ | _LIST | _EXECUTE
GIVEN = _READ | _LIST
DEVICE = _READ | _WRITE


def restrict(library: list[str]) -> bool:
    """Shut this process out of all files but these, for good. False where the kernel has no Landlock."""
    version = _version()
    if version < 1:
        return False
    handled = _handled(version)
    own = handled & ~(_EXECUTE | _MAKE_SPECIAL)
    rules = [
        *[(path, LIBRARY) for path in library],
        *[(path, GIVEN) for path in ("/data", "/proc")],
        *[(path, own) for path in ("/tmp", "/out")],
        *[(f"/dev/{name}", DEVICE) for name in ("null", "zero", "full", "random", "urandom")],
    ]
    attributes = _attributes(version, handled)
    rule_set = system_call("making Landlock rules", _CREATE, attributes, len(attributes), 0)
    try:
        for path, rights in rules:
            _allow(rule_set, path, rights & handled)
        system_call("restricting by Landlock", _RESTRICT, rule_set, 0)
    finally:
        os.close(rule_set)
    return True


def _version() -> int:
    try:
        return system_call("asking for Landlock", _CREATE, None, 0, _VERSION)
    except OSError:
        return 0


def _handled(version: int) -> int:
    """The rights that the kernel knows: a newer kernel knows more."""
    handled = (1 << 13) - 1
    for since, bit in ((2, 13), (3, 14), (5, 15)):
        if version >= since:
            handled |= 1 << bit
    return handled


def _attributes(version: int, handled: int) -> bytes:
    """Files; later also what TCP may bind and reach, abstract sockets, and signals."""
    every = struct.pack("<QQQ", handled, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    return every[: 24 if version >= 6 else 16 if version >= 4 else 8]


def _allow(rule_set: int, path: str, rights: int) -> None:
    try:
        beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no right
    try:
        if not stat.S_ISDIR(os.fstat(beneath).st_mode):
            rights &= _OF_FILES
        rule = struct.pack("<Qi", rights, beneath)
        system_call(f"allowing {path}", _ADD, rule_set, _PATH_BENEATH, rule, 0)
    finally:
        os.close(beneath)

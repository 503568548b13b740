"""Shuts a process in that was just cloned into namespaces of its own, step by step, for good."""

import ctypes
import os
import resource
import struct
from collections.abc import Callable
from typing import NamedTuple

from . import landlock
from .filter import write_filter
from .machine import Machine
from .system import control, mount, system_call

NAMESPACES = 0x10000000 | 0x20000000 | 0x00020000 | 0x04000000 | 0x08000000 | 0x40000000
"""The flags of `clone`: user, pid, mount, UTS, IPC and network."""

HOST = "/pungi/host"
"""Where the host's socket and the folders of given files are, for who is not shut in yet."""

LIBRARY = "/pungi/guest"
"""Where the guest's own files are."""

_READ_ONLY = 1
_NO_SETUID = 2
_NO_DEVICES = 4
_NO_EXECUTION = 8
_REMOUNT = 32
_BIND = 4096
_RECURSIVE = 16384
_PRIVATE = 1 << 18
_INERT = _NO_SETUID | _NO_DEVICES | _NO_EXECUTION

# Files and folders of one mount: each is memory of the kernel, and those of /out are read by the host.
_MOST_IN_TMP = 10_240
_MOST_IN_OUT = 4_096

_PARENT_DEATH_SIGNAL = 1
_DUMPABLE = 4
_SET_SECCOMP = 22
_DROP_BOUND = 24
_NO_NEW_PRIVILEGES = 38
_SIGKILL = 9

# Nobody's number inside: neither root, which libraries treat as allowed everything, nor the host's.
_INSIDE = 1000


class Jail(NamedTuple):
    """What is the same for every program; made once."""

    machine: Machine
    # What /tmp may hold, and /out.
    storage_bytes: int
    threads: int
    # Folders of the interpreter and its library.
    library: list[str]
    instructions: bytes


def make_jail(machine: Machine, storage_bytes: int, threads: int, library: list[str]) -> Jail:
    """Prepare what every program needs."""
    return Jail(machine, storage_bytes, threads, [*library, LIBRARY], write_filter(machine))


def shut_in(jail: Jail, given: str, user: tuple[int, int], hand_over: Callable[[int], None]) -> None:
    """Shut this process in; `given` is the folder that becomes /data, `user` the user and group it was.

    `hand_over` gets a descriptor of /out, by which that can be read when nothing of the program is left.
    Raises OSError.
    """
    # What cannot be dumped cannot be told who it is either: its /proc files belong to root.
    control("becoming dumpable", _DUMPABLE, 1)
    _name_user(user)
    _mount_all(jail, given)
    out = os.open("/out", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    hand_over(out)
    os.close(out)
    os.chdir("/tmp")
    _limit(jail)
    _drop_rights(jail.machine)
    landlock.restrict(jail.library)
    _filter_calls(jail.instructions)


def become_undumpable() -> None:
    """Close this process to others of the same user: neither traced nor read. Raises OSError."""
    control("becoming undumpable", _DUMPABLE, 0)


def _name_user(user: tuple[int, int]) -> None:
    for name, text in (
        # Where memory runs out it is the program that goes, not who started it.
        ("oom_score_adj", "1000"),
        ("setgroups", "deny"),
        ("uid_map", f"{_INSIDE} {user[0]} 1"),
        ("gid_map", f"{_INSIDE} {user[1]} 1"),
    ):
        handle = os.open(f"/proc/self/{name}", os.O_WRONLY | os.O_CLOEXEC)
        os.write(handle, text.encode())
        os.close(handle)


def _mount_all(jail: Jail, given: str) -> None:
    mount("none", "/", None, _RECURSIVE | _PRIVATE)
    for path, most in (("/tmp", _MOST_IN_TMP), ("/out", _MOST_IN_OUT)):
        room = f"size={jail.storage_bytes},nr_inodes={most},mode=1777"
        mount("tmpfs", path, "tmpfs", _INERT, room)
    mount(f"{HOST}/{given}", "/data", None, _BIND)
    mount("none", "/data", None, _REMOUNT | _BIND | _READ_ONLY | _INERT)
    # Covered: the host's socket, and the files of other programs.
    mount("tmpfs", HOST, "tmpfs", _INERT | _READ_ONLY, "size=4k,mode=0")
    _mount_proc()


def _mount_proc() -> None:
    """Only what tells of processes, where the kernel can leave out the rest: it tells of the machine."""
    try:
        mount("proc", "/proc", "proc", _INERT, "subset=pid")
    except OSError:
        mount("proc", "/proc", "proc", _INERT)


def _limit(jail: Jail) -> None:
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, jail.storage_bytes),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_NOFILE, 256),
        # Counted for this user in this namespace: its threads.
        (resource.RLIMIT_NPROC, jail.threads),
        (resource.RLIMIT_SIGPENDING, 256),
    ):
        resource.setrlimit(kind, (most, most))


def _drop_rights(machine: Machine) -> None:
    control("giving up new privileges", _NO_NEW_PRIVILEGES, 1)
    try:
        for capability in range(64):
            control("dropping a capability", _DROP_BOUND, capability)
    except OSError:
        pass  # that was the last one
    nothing = struct.pack("<IIIIII", 0, 0, 0, 0, 0, 0)
    system_call("dropping capabilities", machine.capset, struct.pack("<Ii", 0x20080522, 0), nothing)
    control("dying with the parent", _PARENT_DEATH_SIGNAL, _SIGKILL)
    become_undumpable()


def _filter_calls(instructions: bytes) -> None:
    code = ctypes.create_string_buffer(instructions, len(instructions))
    program = struct.pack("<HxxxxxxQ", len(instructions) // 8, ctypes.addressof(code))
    control("filtering system calls", _SET_SECCOMP, 2, program)

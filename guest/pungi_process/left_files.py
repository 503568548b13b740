"""Hands out what a program left, as records. Everything in it is hostile."""

import errno
import os
from collections.abc import Iterator
from typing import BinaryIO

from .records import MOST_BYTES, pack

# Folders inside one another, and entries in all, that are looked at.
_DEEPEST = 32
_MOST_ENTRIES = 10_000


def hand_out(folder: str, most_bytes: int) -> Iterator[bytes]:
    """Give the records of all that is kept, and of what is not with the reason.

    Links are not followed and only ordinary files are read: a link leads to what is not the program's, a FIFO
    holds whoever opens it. Nothing of the program may run any more.
    """
    walk = _Walk(folder)
    left = most_bytes
    for path in walk.files():
        try:
            with _opened(os.path.join(folder, path)) as file:
                size = os.fstat(file.fileno()).st_size
                if size <= left:
                    left -= size
                    yield pack(b"N", path.encode())
                    yield from _content(file, size)
                    continue
            reason = f"it has {size} bytes, and {left} are left of the limit for artifacts"
        except OSError as error:
            reason = f"it could not be read ({errno.errorcode.get(error.errno or 0, 'unknown')})"
        yield _refused(path, reason)
    for path, reason in walk.refusals:
        yield _refused(path, reason)
    yield pack(b"C")


def _opened(path: str) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb", buffering=0)


def _content(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0:
        piece = file.read(min(size, MOST_BYTES))
        if not piece:
            return
        size -= len(piece)
        yield pack(b"D", piece)


def _refused(path: str, reason: str) -> bytes:
    shown = path.encode("utf-8", "replace")[: MOST_BYTES // 2]
    return pack(b"W", shown + b"\0" + reason.encode())


class _Walk:
    """Looks through a folder, not deeper and at not more than may be."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._entries = 0
        self.refusals: list[tuple[str, str]] = []

    def files(self) -> Iterator[str]:
        """Give the path of each file, sorted within its folder."""
        return self._below("")

    def _below(self, prefix: str) -> Iterator[str]:
        for entry in self._listed(prefix):
            path = prefix + entry.name
            refusal = self._refusal(entry, path)
            if refusal is not None:
                self.refusals.append((path, refusal))
            elif entry.is_dir(follow_symlinks=False):
                yield from self._below(path + "/")
            else:
                yield path
            if self._entries > _MOST_ENTRIES:
                return

    def _listed(self, prefix: str) -> "list[os.DirEntry[str]]":
        try:
            with os.scandir(os.path.join(self._folder, prefix)) as entries:
                return sorted(_first(entries), key=lambda entry: entry.name)
        except OSError:
            self.refusals.append((prefix, "it could not be read"))
            return []

    def _refusal(self, entry: "os.DirEntry[str]", path: str) -> str | None:
        self._entries += 1
        if self._entries > _MOST_ENTRIES:
            return f"there are more than {_MOST_ENTRIES} files and folders"
        if path.count("/") >= _DEEPEST:
            return f"it is more than {_DEEPEST} folders deep"
        if not entry.is_dir(follow_symlinks=False) and not entry.is_file(follow_symlinks=False):
            return "it is no ordinary file"
        return None if _is_text(entry.name) else "its name is not portable"


def _first(entries: "Iterator[os.DirEntry[str]]") -> "Iterator[os.DirEntry[str]]":
    """No more than are looked at: a folder of millions would fill the memory as a list."""
    for _, entry in zip(range(_MOST_ENTRIES + 1), entries, strict=False):
        yield entry


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True

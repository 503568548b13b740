"""Makes the functions of `os`, `open` and all that builds on them follow the mounts."""

import functools
import glob
import os
import pathlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from typing import Any, Self

from pungi_guest import kept
from pungi_guest.mounts import Mounts
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

# Those of them that the system has.
_READING = "stat lstat listdir access readlink statvfs chdir listxattr getxattr pathconf"
_WRITING = "mkdir rmdir remove unlink chmod chown lchown truncate utime mkfifo mknod setxattr removexattr"
_MOVING = "rename replace link symlink"
_WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MODE_WRITES = frozenset("wax+")


def install(mounts: Mounts) -> Callable[..., Any]:
    """Patch `os`; returns what opens a file."""
    patched: dict[str, Any] = {}
    for names, mounted in ((_READING, _reading), (_WRITING, _writing), (_MOVING, _moving)):
        for name in names.split():
            if hasattr(os, name):
                patched[name] = mounted(mounts, getattr(os, name))
    patched["open"] = _opening(mounts)
    patched["scandir"] = _scanning(mounts, os.scandir)
    patched["getcwd"] = _getting_cwd(mounts, os.getcwd)
    by_id = {id(getattr(os, name)): function for name, function in patched.items()}
    for module in (os, glob, pathlib, shutil, tempfile):
        _replace(vars(module), module, by_id)
    return _opening_file(mounts)


def _reading(mounts: Mounts, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def mounted(path: Any = ".", *args: Any, **kwargs: Any) -> Any:
        return _told(path, lambda: function(mounts.real(path), *args, **kwargs))

    return mounted


def _writing(mounts: Mounts, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def mounted(path: Any, *args: Any, **kwargs: Any) -> Any:
        mounts.check_writable(path)
        return _told(path, lambda: function(mounts.real(path), *args, **kwargs))

    return mounted


def _moving(mounts: Mounts, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def mounted(src: Any, dst: Any, *args: Any, **kwargs: Any) -> Any:
        if function is not _symlink:
            mounts.check_writable(src)
        mounts.check_writable(dst)
        return _told(src, lambda: function(mounts.real(src), mounts.real(dst), *args, **kwargs), dst)

    return mounted


_symlink = os.symlink
_open_file: Callable[..., Any] = kept.open_file


def _opening(mounts: Mounts) -> Callable[..., Any]:
    real_open: Any = os.open

    @functools.wraps(real_open)
    def mounted(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & _WRITE_FLAGS:
            mounts.check_writable(path)
        real = mounts.real(path)
        opened: int = _told(path, functools.partial(real_open, real, flags, *args, **kwargs))
        return opened

    return mounted


def _opening_file(mounts: Mounts) -> Callable[..., Any]:
    def mounted(file: Any, mode: Any = "r", *args: Any, **kwargs: Any) -> Any:
        if not _MODE_WRITES.isdisjoint(mode):
            mounts.check_writable(file)
        real = mounts.real(file)
        handle: Any = _told(file, functools.partial(_open_file, real, mode, *args, **kwargs))
        if real is not file:
            buffer = getattr(handle, "buffer", handle)
            getattr(buffer, "raw", buffer).name = file
        return handle

    return mounted


def _getting_cwd(mounts: Mounts, function: Callable[[], str]) -> Callable[[], str]:
    @functools.wraps(function)
    def mounted() -> str:
        return mounts.shown(function())

    return mounted


def _told(path: Any, run: Callable[[], Any], other: Any = None) -> Any:
    """Run, and name in an error the paths that the program gave, not where those really stand."""
    try:
        return run()
    except OSError as error:
        if error.filename is not None and not isinstance(path, int):
            error.filename = os.fspath(path)
        if error.filename2 is not None and other is not None:
            error.filename2 = os.fspath(other)
        raise


def _scanning(mounts: Mounts, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def mounted(path: Any = ".") -> Any:
        real = mounts.real(path)
        entries = _told(path, lambda: function(real))
        return entries if real is path else _Scan(entries, os.fspath(path))

    return mounted


class _Scan:
    """The entries of a folder below a mount."""

    def __init__(self, entries: Any, folder: Any) -> None:
        self._entries = entries
        self._folder = folder

    def __iter__(self) -> Iterator["_Entry"]:
        return self

    def __next__(self) -> "_Entry":
        return _Entry(next(self._entries), self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries.close()


class _Entry:
    """One entry, whose path is the program's."""

    def __init__(self, entry: Any, folder: Any) -> None:
        self._entry = entry
        self.name = entry.name
        self.path: Any = os.path.join(folder, entry.name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._entry, name)

    def __fspath__(self) -> Any:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"


def _replace(names: Any, holder: Any, by_id: dict[int, Any]) -> None:
    """Put the mounted functions where a module, or a class of it, holds the real ones."""
    for name, value in list(names.items()):
        function = value.__func__ if isinstance(value, staticmethod) else value
        replacement = by_id.get(id(function))
        if replacement is not None:
            setattr(holder, name, staticmethod(replacement) if function is not value else replacement)
        elif isinstance(value, type) and value.__module__ in {"glob", "pathlib"} and holder is not value:
            _replace(vars(value), value, by_id)

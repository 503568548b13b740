"""`python3 -I rootfs.py`: makes the files of a container from this interpreter, without any image registry.

`key` prints a hash of all that goes in, `make FOLDER` writes the files, `tar FOLDER` gives them out as an
archive that is the same for the same files.
"""

import compileall
import contextlib
import hashlib
import os
import py_compile
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

_GUEST = Path(__file__).resolve().parent.parent
_PACKAGES = ("pungi_guest", "pungi_process")
_STDLIB = Path(sysconfig.get_path("stdlib"))
_NAME = f"python{sys.version_info.major}.{sys.version_info.minor}"
_LIBRARY = Path("usr", sys.platlibdir, _NAME)
# What no program needs, and packages of others.
_LEFT_OUT = shutil.ignore_patterns(
    *("__pycache__", "test", "tests", "idlelib", "lib2to3", "ensurepip", "turtledemo", "tkinter", "config-*"),
    *("site-packages", "dist-packages", "*.a", "EXTERNALLY-MANAGED", "_tkinter*", "_test*", "_ctypes_test*"),
)
_PLACES = ("data", "dev", "etc", "out", "proc", "sys", "tmp")
_INSIDE = Path("usr/lib/pungi")


def main(action: str, folder: str = "") -> None:
    """Do one of the three."""
    match action:
        case "key":
            print(_key())
        case "make":
            _make(Path(folder))
        case "tar":
            _tar(Path(folder))
        case _:
            raise SystemExit(f"Expected key, make or tar, got {action}.")


def _key() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in (_executable(), *sorted(_STDLIB.rglob("*.py")), *sorted(_STDLIB.rglob("*.so"))):
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    for package in _PACKAGES:
        for path in sorted((_GUEST / package).glob("*.py")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def _make(root: Path) -> None:
    for place in _PLACES:
        (root / place).mkdir(parents=True)
    library = root / _LIBRARY
    shutil.copytree(_STDLIB, library, ignore=_LEFT_OUT)
    (root / "usr/bin").mkdir()
    shutil.copy2(_executable(), root / "usr/bin/python3")
    binaries = [_executable(), *library.rglob("*.so")]
    for needed in sorted(_shared(binaries)):
        inside = root / needed.relative_to("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        if not inside.exists():
            shutil.copy2(needed, inside)
    for package in _PACKAGES:
        shutil.copytree(_GUEST / package, root / _INSIDE / package, ignore=_LEFT_OUT)
    _copy_time_zones(root)
    _compile(root, library)
    _compile(root, root / _INSIDE)
    _open_to_all(root)


def _executable() -> Path:
    """The binary itself: in a virtual environment it is a link to it."""
    return Path(sys.executable).resolve()


def _shared(binaries: list[Path]) -> set[Path]:
    """The shared libraries that these load, and what those load."""
    found = subprocess.run(["ldd", *binaries], capture_output=True, text=True, check=False)
    paths = re.findall(r"(?:=> |^\s+)(/\S+) \(0x", found.stdout, re.MULTILINE)
    return {Path(path) for path in paths}


def _copy_time_zones(root: Path) -> None:
    for folder in zoneinfo.TZPATH:
        if Path(folder).is_dir():
            ignored = shutil.ignore_patterns("right", "posix")
            shutil.copytree(folder, root / folder.lstrip("/"), ignore=ignored, ignore_dangling_symlinks=True)
            return


def _compile(root: Path, folder: Path) -> None:
    """Ahead, and never checked again: a root that is read-only keeps nothing that is compiled later."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(folder, quiet=2, stripdir=root, prependdir="/", invalidation_mode=mode, workers=0)


def _open_to_all(root: Path) -> None:
    """The user inside is nobody."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    root.chmod(0o755)
    # An engine mounts the host's name and its resolvers in there.
    (root / "etc").chmod(0o700)


def _tar(root: Path) -> None:
    with tarfile.open(fileobj=sys.stdout.buffer, mode="w|") as archive:
        for path in _sorted(root):
            archive.add(path, path.relative_to(root), recursive=False, filter=_anonymous)


def _sorted(root: Path) -> Iterator[Path]:
    yield from sorted(root.rglob("*"))


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = 0
    return member


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main(*sys.argv[1:])

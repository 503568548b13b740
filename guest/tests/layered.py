"""The layer that makes programs restricted, where RestrictedPython is installed."""

import base64
import importlib.util
import marshal
import os
import zlib
from pathlib import Path
from types import CodeType

from pungi_guest.protocol import Layer

_GUEST = Path(__file__).parent.parent
_OURS = "names policy guards facades offered language"
_THEIRS = "_types transformer Guards"


def installed() -> Path | None:
    """The folder of the installed RestrictedPython, newest last; None where there is none."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pungi"
    found = sorted(cache.glob("restrictedpython-*/RestrictedPython"))
    return found[-1] if found else None


def layer(library: Path) -> Layer:
    """Compile the layer for this Python, as the program that a host runs for it does."""
    modules = [("RestrictedPython", compile("", "<RestrictedPython>", "exec"))]
    modules += [_compiled(f"RestrictedPython.{name}", library / f"{name}.py") for name in _THEIRS.split()]
    modules.append(_compiled("pungi_restricted", _GUEST / "pungi_restricted" / "__init__.py"))
    modules += [
        _compiled(f"pungi_restricted.{name}", _GUEST / "pungi_restricted" / f"{name}.py")
        for name in _OURS.split()
    ]
    code = base64.b64encode(zlib.compress(marshal.dumps(modules))).decode()
    return {"magic": importlib.util.MAGIC_NUMBER.hex(), "code": code}


def _compiled(name: str, path: Path) -> tuple[str, CodeType]:
    return name, compile(path.read_text("utf-8"), f"<{name}>", "exec", 0, True, 2)

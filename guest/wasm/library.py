"""Every Python module of the image, as compressed code objects inside the interpreter's memory.

There is no file system to import from once the image is made, so the sources are compiled while it is
being made and an importer serves them from memory. Tracebacks name them `/python/<module path>.py`.
"""

import importlib.abc
import importlib.machinery
import marshal
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from types import CodeType, ModuleType

# The standard library stands here while the image is made.
STANDARD = "/python"

# What cannot work without a screen, and test suites. `missing-modules.ts` says what to use instead.
LEFT_OUT = frozenset(
    {"__phello__", "idlelib", "site-packages", "test", "tests", "tkinter", "turtle", "turtledemo"}
)


class Loader(importlib.abc.Loader):
    """Loads one module from its code object."""

    def __init__(self, name: str, code: CodeType, is_package: bool) -> None:
        self._name = name
        self._code = code
        self._is_package = is_package

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)

    def get_code(self, _name: str) -> CodeType:
        return self._code

    def get_source(self, _name: str) -> None:
        return None

    def is_package(self, _name: str) -> bool:
        return self._is_package


class Library:
    """A finder over the modules that `collect` put into it."""

    def __init__(self) -> None:
        # Module name -> (is it a package, zlib of marshal of its code).
        self._modules: dict[str, tuple[bool, bytes]] = {}

    def collect(self, root: str) -> None:
        """Compiles every module below the folder `root`; one that does not compile is left out."""
        for path, name, is_package in _sources(root):
            with open(os.path.join(root, path), "rb") as file:
                source = file.read()
            try:
                code = compile(source, f"{STANDARD}/{path}", "exec", dont_inherit=True)
            except SyntaxError:
                continue
            self._modules[name] = (is_package, zlib.compress(marshal.dumps(code), 9))

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        found = self._modules.get(name)
        if found is None:
            return None
        is_package, packed = found
        code: CodeType = marshal.loads(zlib.decompress(packed))
        loader = Loader(name, code, is_package)
        spec = importlib.machinery.ModuleSpec(name, loader, origin=code.co_filename, is_package=is_package)
        spec.has_location = True
        return spec

    def forget(self, name: str) -> None:
        """Takes a module out again that only the making of the image needs."""
        del self._modules[name]
        sys.modules.pop(name, None)

    def install(self) -> None:
        """Makes this the only place that Python modules come from."""
        sys.meta_path[:] = [
            importlib.machinery.BuiltinImporter,
            importlib.machinery.FrozenImporter,
            self,
        ]
        sys.path.clear()
        sys.path_hooks.clear()
        sys.path_importer_cache.clear()


def _sources(root: str) -> Iterator[tuple[str, str, bool]]:
    """Path below `root`, module name, and whether it is a package, in a fixed order."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_wanted(name))
        parts = [] if folder == root else os.path.relpath(folder, root).split("/")
        for file in sorted(files):
            stem, extension = os.path.splitext(file)
            if extension != ".py" or not _is_wanted(stem):
                continue
            is_package = stem == "__init__"
            module = parts if is_package else [*parts, stem]
            if module:
                yield "/".join([*parts, file]), ".".join(module), is_package


def _is_wanted(name: str) -> bool:
    return name not in LEFT_OUT and name.isidentifier()

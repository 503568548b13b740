"""`python3 launch.py OPTIONS`: the process that all programs of one sandbox are cloned from.

Descriptors: 0 to 2 as usual, 3 the line to the host. OPTIONS is JSON, as `_Options` says.
"""

import contextlib
import importlib
import json
import os
import platform
import sys
from typing import NoReturn, TypedDict

_CONTROL = 3
_RESERVED = 4


class _Options(TypedDict):
    # What /tmp may hold, and /out.
    storageBytes: int
    # How many threads a program may have.
    threads: int
    # Modules that programs may want, imported ahead where they are there.
    preload: list[str]
    # Modules that must be there.
    packages: list[str]
    # Folders of the interpreter and its library.
    library: list[str]
    # Whether the host is root: it alone reaches a process that is closed to all others.
    closed: bool


def main() -> NoReturn:
    """Import everything, tell the host, and serve."""
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    options: _Options = json.loads(sys.argv[1])
    # The first descriptors of a program, so that nothing else lands on them.
    os.dup2(0, _RESERVED, inheritable=False)
    os.set_inheritable(_CONTROL, False)
    _preload(options["preload"])
    for name in options["packages"]:
        importlib.import_module(name)
    from pungi_jail.jail import become_undumpable, make_jail
    from pungi_jail.machine import this_machine
    from pungi_jail.zygote import Zygote

    jail = make_jail(this_machine(), options["storageBytes"], options["threads"], options["library"])
    from pungi_guest.warm import warm

    zygote = Zygote(_CONTROL, jail, warm())
    if options["closed"]:
        become_undumpable()
    zygote.tell("ready", platform.python_version())
    zygote.serve()


def _preload(names: list[str]) -> None:
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


if __name__ == "__main__":
    main()

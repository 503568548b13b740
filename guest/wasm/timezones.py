"""The time zone database, inside the interpreter's memory: there are no files for `zoneinfo` to read."""

import io
import os
import zoneinfo
from zoneinfo import _common

# What a compiled time zone begins with; the folder has lists and notes beside them.
_MAGIC = b"TZif"

# Zone name, such as Europe/Paris -> compiled zone.
zones: dict[str, bytes] = {}


def collect(root: str) -> None:
    """Reads every zone below the folder `root`. Names that mean the same zone share their bytes."""
    shared: dict[bytes, bytes] = {}
    for folder, folders, files in os.walk(root):
        folders.sort()
        for file in sorted(files):
            path = os.path.join(folder, file)
            with open(path, "rb") as zone:
                content = zone.read()
            if content.startswith(_MAGIC):
                zones[os.path.relpath(path, root)] = shared.setdefault(content, content)


def install() -> None:
    """Makes `zoneinfo` find the zones here, where it would look for the package tzdata."""
    _common.load_tzdata = _load
    zoneinfo.available_timezones = _available


def _load(key: str) -> io.BytesIO:
    try:
        return io.BytesIO(zones[key])
    except KeyError:
        raise zoneinfo.ZoneInfoNotFoundError(f"No time zone found with key {key}") from None


def _available() -> set[str]:
    return {name for name in zones if not name.startswith(("posix", "right")) and name != "posixrules"}

"""The processes that a process started, and those that they started."""

from pathlib import Path


def descendants(pid: int) -> list[int]:
    """All of them, nearest first, as Linux tells; none where the system does not tell."""
    found = _children(pid)
    for child in found:
        found.extend(_children(child))
    return found


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []

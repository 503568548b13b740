"""The name that was probably meant."""

from collections.abc import Iterable

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_LONGEST = 60
_MOST = 2_000


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Find the name with the fewest edits, None where all are too far; `getUser` is as near as `get_user`."""
    name = name[:_LONGEST]
    best, fewest = None, 1 + max(1, len(name) // 3)
    for candidate in sorted(names)[:_MOST]:
        if abs(len(candidate) - len(name)) >= fewest + candidate.count("_") + name.count("_"):
            continue
        edits = _distance(_folded(name), _folded(candidate))
        if edits < fewest:
            best, fewest = candidate, edits
    return best


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Ask for the nearest name, with a space before it; empty where there is none."""
    found = nearest(name, names)
    return "" if found is None else f" Did you mean `{found}`?"


def _folded(name: str) -> str:
    return name.replace("_", "").lower()


def _distance(left: str, right: str) -> int:
    """Count insertions, deletions, replacements and swaps of neighbours."""
    above: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left):
        before, above, row = above, row, [i + 1]
        for j, other in enumerate(right):
            edits = min(above[j + 1] + 1, row[j] + 1, above[j] + (char != other))
            if before and j and char == right[j - 1] and left[i - 1] == other:
                edits = min(edits, before[j - 1] + 1)
            row.append(edits)
    return row[-1]

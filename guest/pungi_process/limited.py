"""Limits a process to what its program may take."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pungi_guest.protocol import Start


def limited(taken_bytes: Callable[[], int]) -> "Callable[[Start], None]":
    """What is to be called with the start of a program, before anything of it is compiled."""

    def prepare(start: "Start") -> None:
        from pungi_process import rlimits

        memory_bytes = start["limits"].get("memoryBytes")
        if memory_bytes is not None:
            rlimits.limit_memory(memory_bytes - taken_bytes())

    return prepare

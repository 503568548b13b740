"""Writes without ever waiting: what the other side does not take yet is held back."""

import os


class Outlet:
    """The writing end of a pipe. Who fills it looks first whether it is clear, so that it holds little."""

    def __init__(self, descriptor: int) -> None:
        os.set_blocking(descriptor, False)
        self.descriptor = descriptor
        self._held = bytearray()

    @property
    def is_clear(self) -> bool:
        """Whether nothing is held back."""
        return not self._held

    def put(self, data: bytes) -> int:
        """Take data; returns how many bytes the other side took now. Raises OSError where it is gone."""
        self._held += data
        return self.push()

    def push(self) -> int:
        """Write what is held back, as far as it goes; returns how many bytes went."""
        pushed = 0
        while self._held:
            try:
                written = os.write(self.descriptor, self._held)
            except BlockingIOError:
                break
            del self._held[:written]
            pushed += written
        return pushed

    def drop(self) -> None:
        """Forget what is held back: nobody will take it."""
        self._held.clear()

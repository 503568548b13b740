"""Frames over two descriptors: four bytes of length, little-endian, then the JSON text in UTF-8."""

from typing import NoReturn

from pungi_guest import kept
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

# A pipe gives no more at once.
_READ_BYTES = 65536


class StreamTransport:
    """The transport of process rungs. Ends the process when the host is gone."""

    def __init__(self, descriptor_in: int, descriptor_out: int) -> None:
        self._in = descriptor_in
        self._out = descriptor_out
        self._rest = b""
        # Held while a frame is being written. A destructor that runs in the middle of it, or another thread,
        # leaves its frame in `_late` instead of writing into this one.
        self._writing = kept.new_lock()
        self._late: list[str] = []

    def post(self, frame: str) -> None:
        self._late.append(frame)
        while self._late and self._writing.acquire(False):
            try:
                self._write(self._late.pop(0))
            finally:
                self._writing.release()

    def ask(self, frame: str) -> str:
        self.post(frame)
        return self.receive()

    def finish(self, frame: str) -> NoReturn:
        self.post(frame)
        kept.exit_process(0)

    def receive(self) -> str:
        """The next frame of the host."""
        rest = self._rest or kept.read_descriptor(self._in, _READ_BYTES)
        size = 4 + int.from_bytes(rest[:4], "little")
        if len(rest) == size:
            self._rest = b""
            return str(rest[4:], "utf-8")
        return self._receive_pieces(bytearray(rest))

    def _receive_pieces(self, pieces: bytearray) -> str:
        while len(pieces) < 4 or len(pieces) < 4 + int.from_bytes(pieces[:4], "little"):
            piece = kept.read_descriptor(self._in, _READ_BYTES)
            if not piece:
                kept.exit_process(0)
            pieces += piece
        end = 4 + int.from_bytes(pieces[:4], "little")
        self._rest = bytes(pieces[end:])
        return str(pieces[4:end], "utf-8")

    def _write(self, frame: str) -> None:
        data = frame.encode("utf-8")
        data = len(data).to_bytes(4, "little") + data
        written = kept.write_descriptor(self._out, data)
        while written < len(data):
            written += kept.write_descriptor(self._out, data[written : written + _READ_BYTES])

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
        # What was read and not dropped; begins with a frame.
        self._read: bytes | bytearray = b""
        # Held while frames are being written. A destructor that runs in the middle of that, or another
        # thread, leaves its frame in `_late` instead of writing into this one.
        self._writing = kept.new_lock()
        self._late: list[bytes] = []
        self._is_detached = False

    def pack(self, frame: str) -> bytes:
        data = frame.encode("utf-8")
        return len(data).to_bytes(4, "little") + data

    def send(self, data: bytes) -> None:
        self._late.append(data)
        while self._late and self._writing.acquire(False):
            try:
                self._write(self._late.pop(0))
            finally:
                self._writing.release()

    def finish(self, data: bytes) -> NoReturn:
        self._late.append(data)
        with self._writing:
            while self._late:
                self._write(self._late.pop(0))
        kept.exit_process(0)

    def peek(self) -> str:
        if self._is_detached:
            raise RuntimeError("Calls cannot be made from a copy of the program's process.")
        read = self._read
        if not read:
            self._read = read = kept.read_descriptor(self._in, _READ_BYTES)
        if len(read) < 4 or len(read) < 4 + int.from_bytes(read[:4], "little"):
            read = self._read_on()
        return str(read[4 : 4 + int.from_bytes(read[:4], "little")], "utf-8")

    def drop(self) -> None:
        self._read = self._read[4 + int.from_bytes(self._read[:4], "little") :]

    def detach(self) -> None:
        """Give the channel up, in a copy of this process that the program made: one program has one voice."""
        self._is_detached = True

    def _read_on(self) -> bytearray:
        """Read until there is a whole frame; what was read stays if that is interrupted."""
        self._read = read = bytearray(self._read)
        while len(read) < 4 or len(read) < 4 + int.from_bytes(read[:4], "little"):
            piece = kept.read_descriptor(self._in, _READ_BYTES)
            if not piece:
                kept.exit_process(0)
            read += piece
        return read

    def _write(self, data: bytes) -> None:
        if self._is_detached:
            return
        rest = memoryview(data)
        while rest:
            rest = rest[kept.write_descriptor(self._out, rest) :]

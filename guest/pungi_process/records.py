"""What a relay and its host say to each other: a byte of tag, four of length, little-endian, and a payload.

To the relay: `F` bytes of frames for the guest; `N` the path of a file for `/data`, `D` its bytes, `L` that
was the last; `K` kill the program, after so many milliseconds where a payload says so; `C` hand out what is
in `/out`, the payload is the most bytes; `R` make room for another program, all of this one is had. From it:
`F`, `O`, `E` bytes of frames, stdout and stderr, empty at their end; `T` how many bytes of frames the guest
has taken; `L` the files are laid, or why not; `X` how the guest ended; `N` the path of a file that was left,
`D` its bytes, `W` a path that is not kept and why; `C` that was all.
"""

from collections.abc import Iterator

MOST_BYTES = 65536
"""The most that one record carries."""

_HEAD_BYTES = 5


def pack(tag: bytes, payload: bytes = b"") -> bytes:
    """Write one record."""
    return tag + len(payload).to_bytes(4, "little") + payload


def pieces(tag: bytes, data: bytes) -> Iterator[bytes]:
    """Write data as records of at most `MOST_BYTES`; none where there is none."""
    for start in range(0, len(data), MOST_BYTES):
        yield pack(tag, data[start : start + MOST_BYTES])


class Unpacker:
    """Takes a stream of records apart."""

    def __init__(self) -> None:
        self._read = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Take the next bytes; gives the tag and the payload of each record that is whole."""
        self._read += data
        while len(self._read) >= _HEAD_BYTES:
            end = _HEAD_BYTES + int.from_bytes(self._read[1:_HEAD_BYTES], "little")
            if len(self._read) < end:
                return
            record = bytes(self._read[:1]), bytes(self._read[_HEAD_BYTES:end])
            del self._read[:end]
            yield record

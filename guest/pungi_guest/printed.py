"""The standard streams of a program, and the one budget of what they print."""

import codecs
import io
from collections.abc import Callable
from typing import Any

from pungi_guest import kept
from pungi_guest.headroom import has_headroom
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Transport
from pungi_guest.shown import plain, whole
from pungi_guest.site import line_of

__builtins__ = PRISTINE

# A program that wrote so often since it last talked to the host is flooding: from then on its text is
# gathered, up to so many characters or for so many seconds; both are looked at once in a stride.
_CALM_WRITES = 250
_FLOOD_STRIDE = 64
_FLOOD_CHARACTERS = 2_048
_FLOOD_SECONDS = 0.01

# The most characters of one frame; each takes six bytes at most once it is escaped.
_PIECE_CHARACTERS = 32_768


class Output:
    """Both streams of one program. `now` tells real seconds; on a rung without them it may stand still."""

    def __init__(self, transport: Transport, limit: int, frame_bytes: int, now: Callable[[], float]) -> None:
        self._transport = transport
        self._limit = limit
        self._room = limit
        self._piece = max(1, min(_PIECE_CHARACTERS, (frame_bytes - 200) // 6))
        self._writes = 0
        # Held while text is sent: what a destructor prints in the middle of it goes out after it.
        self._sending = kept.new_lock()
        self._now = now
        # How many characters a stream takes between two looks, what they told, and until when it may wait.
        self.stride = 0
        self._held = 0
        self._due = 0.0
        self.stdout = Printed(self, "stdout")
        self.stderr = Printed(self, "stderr")

    def look(self, written: int) -> None:
        """Sends what is held back once it is enough; `written` characters came since the look before."""
        self._held += written
        if self.stride == 0 or self._held >= _FLOOD_CHARACTERS or self._now() > self._due:
            self.flush()

    def flush(self) -> None:
        """Send what the streams hold back; at the end of the stack they go on holding it."""
        while (self.stdout.parts or self.stderr.parts) and self._sending.acquire(False):
            try:
                if not has_headroom():
                    return
                for stream in (self.stdout, self.stderr):
                    self._send(stream, stream.take())
            finally:
                self._sending.release()

    def settle(self) -> None:
        """Sends what is held back and takes writes one by one again: the program turns to the host."""
        if self._writes:
            self.flush()
            self._writes = 0
            self.stride = 0

    def _send(self, stream: "Printed", text: str) -> None:
        if not text or self._room < 0:
            return
        self._writes += 1
        if self._writes > _CALM_WRITES:
            self.stride = _FLOOD_STRIDE
            self._held = 0
            self._due = self._now() + _FLOOD_SECONDS
        text = whole(text)
        self._room -= _bytes_of(text)
        if self._room < 0:
            text = self._cut(text)
        for start in range(0, len(text), self._piece):
            self._post(stream, text[start : start + self._piece])

    def _cut(self, text: str) -> str:
        """The part of the text that has room, and a notice. From here on both streams keep nothing."""
        # In C, and as cheap as can be: `len` answers as `write` does, with the number of characters.
        vars(self.stdout)["write"] = vars(self.stderr)["write"] = len
        kept_text = text.encode("utf-8")[: self._room].decode("utf-8", "ignore")
        return f"{kept_text}\n[Output cut: it passed the limit of {self._limit} bytes.]\n"

    def _post(self, stream: "Printed", text: str) -> None:
        line = "null" if stream.line is None else stream.line
        data = self._transport.pack(
            f'{{"kind":"text","stream":"{stream.kind}","offset":{stream.sent},'
            f'"text":{kept.quote(text)},"line":{line}}}'
        )
        stream.sent += _bytes_of(text)
        self._transport.send(data)


class Printed(io.TextIOBase):
    """One standard stream: a text file whose reader is the host."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, output: Output, kind: str) -> None:
        self._output = output
        self._buffer: PrintedBytes | None = None
        self.kind = kind
        self.parts: list[str] = []
        # Bytes sent, and the line that printed what is held back.
        self.sent = 0
        self.line: int | None = None
        self.write = _writer(output, self)

    def take(self) -> str:
        """What is held back, which is then held back no more."""
        # The list stays the same one: a destructor may write in the middle of this, or this of a write.
        count = len(self.parts)
        text = "".join(self.parts[:count])
        del self.parts[:count]
        return text

    def flush(self) -> None:
        self._output.flush()

    def writable(self) -> bool:
        return True

    def reconfigure(self, **options: Any) -> None:
        """Accepted and ignored: the stream is UTF-8 and never waits for a line to end."""

    @property
    def buffer(self) -> "PrintedBytes":
        if self._buffer is None:
            self._buffer = PrintedBytes(self)
        return self._buffer

    @property
    def name(self) -> str:
        return f"<{self.kind}>"

    @property
    def mode(self) -> str:
        return "w"

    @property
    def line_buffering(self) -> bool:
        return True


def _writer(output: Output, stream: Printed) -> Callable[[str], int]:
    """The `write` of a stream: a closure, since a method takes twice as long and programs print a lot."""
    parts, left = stream.parts, 0

    def write(text: str, /) -> int:
        nonlocal left
        if type(text) is not str:
            text = _text_of(text)
        if not parts:
            if not text:
                return 0
            # Keeps the order between the streams.
            output.flush()
            stream.line = line_of(kept.current_frame(1))
            left = output.stride
        parts.append(text)
        left -= len(text)
        if left <= 0:
            try:
                output.look(output.stride - left)
                left = output.stride
            except RecursionError:
                left = (
                    0  # The text is kept and goes out with the next; raising would part a line from its end.
                )
        return len(text)

    return write


class PrintedBytes(io.BufferedIOBase):
    """The stream below a standard stream: what is no UTF-8 shows as `\\xff`."""

    def __init__(self, stream: Printed) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")

    def write(self, data: Any, /) -> int:
        if type(data) is str:
            raise TypeError("a bytes-like object is required, not 'str'")
        view = memoryview(data)
        self._stream.write(self._decoder.decode(bytes(view)))
        return view.nbytes

    def flush(self) -> None:
        self._stream.flush()

    def writable(self) -> bool:
        return True

    @property
    def name(self) -> str:
        return self._stream.name


def _text_of(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError(f"write() argument must be str, not {type(given).__name__}")
    return plain(given)


def _bytes_of(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8"))

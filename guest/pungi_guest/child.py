"""Runs one program in a child process: frames come in on descriptor 3 and go out on 4."""

import io
import json
import sys
import traceback
from typing import Any

from .sdk import Answered, Sdk

SOURCE_NAME = "<program>"


class Channel:
    """One JSON object a line, both ways."""

    def __init__(self) -> None:
        self._input = open(3, encoding="utf-8", closefd=False)
        self._output = open(4, "w", encoding="utf-8", closefd=False)

    def send(self, frame: dict[str, Any]) -> None:
        self._output.write(json.dumps(frame) + "\n")
        self._output.flush()

    def receive(self) -> dict[str, Any]:
        line = self._input.readline()
        if not line:
            raise EOFError("the host closed the channel")
        return json.loads(line)


class Printed(io.StringIO):
    """A standard stream that sends each write to the host."""

    def __init__(self, channel: Channel, stream: str) -> None:
        super().__init__()
        self._channel = channel
        self._stream = stream

    def write(self, text: str, /) -> int:
        self._channel.send({"kind": "text", "stream": self._stream, "text": text})
        return len(text)


def main() -> None:
    """Runs the one program that the host sends, reports how it ended, and returns."""
    channel = Channel()
    start = channel.receive()
    sys.stdout = Printed(channel, "stdout")
    sys.stderr = Printed(channel, "stderr")
    error = run(start["source"], Sdk(channel, start["manifest"]))
    channel.send({"kind": "end", "error": error, "value": None})


def run(source: str, sdk: Sdk) -> dict[str, Any] | None:
    """The error the program ended with, None where it ended well."""
    names = {"__name__": "__main__", "sdk": sdk, **sdk.functions}
    try:
        exec(compile(source, SOURCE_NAME, "exec"), names)
    except Answered:
        return None
    except BaseException as raised:
        return describe(raised)
    return None


def describe(raised: BaseException) -> dict[str, Any]:
    """What the model needs: type, message, and the traceback in its own line numbers."""
    frames = [f for f in traceback.extract_tb(raised.__traceback__) if f.filename == SOURCE_NAME]
    line = frames[-1].lineno if frames else getattr(raised, "lineno", None)
    shown = [f"  line {f.lineno}, in {f.name}" for f in frames]
    message = str(raised)
    text = "\n".join(["Traceback (most recent call last):", *shown, f"{type(raised).__name__}: {message}"])
    return {"type": type(raised).__name__, "message": message, "traceback": text, "line": line}

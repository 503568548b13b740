"""Runs programs in forks of this interpreter, over pipes, against a scripted host with a virtual clock."""

import atexit
import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pungi_guest import child
from pungi_guest.protocol import GuestLimits
from pungi_guest.stream_transport import StreamTransport
from tests.fixture_sdk import ANSWERS, MANIFEST, RefusedError

_DEADLINE_SECONDS = 20

LIMITS: GuestLimits = {
    "outputBytes": 1024 * 1024,
    "frameBytes": 16 * 1024 * 1024,
    "depth": 100,
    "carriedBytes": 4 * 1024 * 1024,
    "concurrentCalls": 64,
}

ALLOWED = (
    "asyncio atexit builtins collections concurrent contextlib contextvars copy "
    "dataclasses datetime decimal enum "
    "functools gc importlib inspect io itertools json logging math os pathlib pickle "
    "random re secrets statistics "
    "string sys textwrap threading time traceback types typing uuid warnings weakref"
)


@dataclass
class Outcome:
    """All that came out of one program."""

    frames: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    # The most calls that the host had at the same time.
    concurrent: int = 0

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        """The frames of one kind, in order."""
        return [frame for frame in self.frames if frame["kind"] == kind]

    @property
    def is_ended(self) -> bool:
        """Whether the last frame is there."""
        return bool(self.frames) and self.frames[-1]["kind"] == "end"

    @property
    def end(self) -> dict[str, Any]:
        """The last frame."""
        assert self.is_ended, self.frames[-3:]
        return self.frames[-1]

    @property
    def calls(self) -> list[dict[str, Any]]:
        """The calls, in the order in which they were sent."""
        return self.of_kind("call")

    @property
    def stdout(self) -> str:
        """All that was printed to standard output."""
        return "".join([frame["text"] for frame in self.of_kind("text") if frame["stream"] == "stdout"])

    @property
    def stderr(self) -> str:
        """All that was printed to standard error."""
        return "".join([frame["text"] for frame in self.of_kind("text") if frame["stream"] == "stderr"])

    @property
    def error(self) -> dict[str, Any]:
        """How the program raised."""
        assert self.end["error"] is not None, self.end
        return self.end["error"]


class Host:
    """Answers calls by `answers`, each after `delay(call)` virtual milliseconds."""

    def __init__(
        self,
        answers: dict[str, Callable[..., Any]] | None = None,
        delay: Callable[[dict[str, Any]], float] | None = None,
    ) -> None:
        self._answers = {**ANSWERS, **(answers or {})}
        self._delay = delay or _one_millisecond
        self._clock = 0.0
        # When each reply is there, its seq and the reply.
        self._pending: list[tuple[float, int, dict[str, Any]]] = []
        self._positions: dict[str, int] = {}
        self.outcome = Outcome()

    def take(self, frame: dict[str, Any]) -> dict[str, Any] | None:
        """Take a frame; returns the `deliver` for one that blocks."""
        self.outcome.frames.append(frame)
        kind = frame["kind"]
        if kind == "call":
            self._call(frame)
            return self._deliver(None) if frame["wait"] else None
        if kind == "wait":
            # Real time passes even for a program that only polls.
            return self._deliver(None if frame["timeoutMs"] is None else max(0.01, frame["timeoutMs"]))
        if kind == "sleep":
            self._clock += frame["ms"]
            return {"kind": "deliver", "replies": [], "clockMs": self._clock}
        if kind == "cancel":
            seq = self._positions[frame["position"]]
            self._pending = [entry for entry in self._pending if entry[1] != seq]
        return None

    def _call(self, frame: dict[str, Any]) -> None:
        self._positions[frame["position"]] = frame["seq"]
        self._pending.append((self._clock + self._delay(frame), frame["seq"], self._reply(frame)))
        self.outcome.concurrent = max(self.outcome.concurrent, len(self._pending))

    def _reply(self, frame: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"status": "done", "output": self._answers[frame["name"]](**frame["input"])}
        except RefusedError as refused:
            return {"status": "failed", "error": refused.error}

    def _deliver(self, timeout: float | None) -> dict[str, Any]:
        first = min([due for due, _, _ in self._pending], default=None)
        assert first is not None or timeout is not None, "a wait without end for nothing"
        last = None if timeout is None else self._clock + timeout
        self._clock = max(self._clock, min([each for each in (first, last) if each is not None]))
        ready = [
            entry for entry in sorted(self._pending, key=lambda entry: entry[:2]) if entry[0] <= self._clock
        ]
        self._pending = [entry for entry in self._pending if entry not in ready]
        replies = [{"seq": seq, "reply": reply} for _, seq, reply in ready]
        return {"kind": "deliver", "replies": replies, "clockMs": self._clock}


def _one_millisecond(_call: dict[str, Any]) -> float:
    return 1


def start(source: str, **changes: Any) -> dict[str, Any]:
    """A `start` frame; `limits` are changed one by one."""
    limits = {**LIMITS, **changes.pop("limits", {})}
    frame = {
        "kind": "start",
        "version": 1,
        "source": source,
        "manifest": MANIFEST,
        "carried": None,
        "limits": limits,
        "importPolicy": {"allow": ALLOWED.split()},
        "seed": "0123456789abcdef" * 2,
        "startedAt": 1_700_000_000_000,
        "mounts": None,
        "last": None,
    }
    assert not changes.keys() - {*frame, "layer"}, changes
    return {**frame, **changes}


def run(source: str, host: Host | None = None, **changes: Any) -> Outcome:
    """Run a program to its end. Nothing comes after its last frame, and its process leaves with 0."""
    host = host or Host()
    to_guest, from_host = os.pipe()
    from_guest, to_host = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(from_host)
        os.close(from_guest)
        signal.alarm(_DEADLINE_SECONDS)
        # What the tests registered for their own end is not the program's to run.
        atexit._clear()
        child.run_one(StreamTransport(to_guest, to_host))
    os.close(to_guest)
    os.close(to_host)
    with open(from_host, "wb", buffering=0) as sink, open(from_guest, "rb") as frames:
        _send(sink, start(source, **changes))
        _converse(host, sink, frames)
    _, status = os.waitpid(pid, 0)
    assert status == 0, f"the process ended with {status}; last: {host.outcome.frames[-3:]}"
    return host.outcome


def steps(*sources: str) -> list[Outcome]:
    """Run programs as steps of one run."""
    outcomes: list[Outcome] = []
    carried = None
    for source in sources:
        outcomes.append(run(source, carried=carried))
        carried = outcomes[-1].end["carried"]
    return outcomes


def _converse(host: Host, sink: Any, frames: Any) -> None:
    while head := frames.read(4):
        frame = json.loads(frames.read(int.from_bytes(head, "little")).decode("utf-8"))
        assert not host.outcome.is_ended, f"after the end: {frame}"
        deliver = host.take(frame)
        if deliver is not None:
            _send(sink, deliver)


def _send(sink: Any, frame: dict[str, Any]) -> None:
    data = json.dumps(frame).encode()
    data = len(data).to_bytes(4, "little") + data
    while data:
        data = data[sink.write(data) :]

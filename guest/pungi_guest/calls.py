"""The calls of one program on their way to the host and back."""

from collections import deque
from collections.abc import Callable
from math import ceil
from typing import TypedDict

from pungi_guest import kept
from pungi_guest.clock import Clock
from pungi_guest.failures import FAILURES
from pungi_guest.position import TaskPath
from pungi_guest.printed import Output
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import GuestLimits, Reply, Transport
from pungi_guest.untag import untag

__builtins__ = PRISTINE

# More than a frame needs around the name and the input of its call.
_ENVELOPE_BYTES = 2_000


class Answered(TypedDict):
    """One entry of a `deliver`."""

    seq: int
    reply: Reply


class Pending:
    """A call whose reply is not there yet; `seq` is None until its frame is sent."""

    __slots__ = ("body", "position", "seq", "settle")

    def __init__(self, body: str, position: str, settle: Callable[[Reply], None]) -> None:
        self.body = body
        self.position = position
        self.settle = settle
        self.seq: int | None = None


class Calls:
    """Numbers the calls, sends them, and hands each reply to who waits for it."""

    def __init__(self, transport: Transport, output: Output, clock: Clock, limits: GuestLimits) -> None:
        self._transport = transport
        self._output = output
        self._clock = clock
        self._frame_bytes = limits["frameBytes"]
        self._concurrent = limits["concurrentCalls"]
        self._thread = kept.thread_id()
        self._seq = 0
        self._sent: dict[int, Pending] = {}
        # Calls beyond the limit of concurrent ones, first come first sent.
        self._queue: deque[Pending] = deque()
        # The batches taken since the last frame that told of them, as JSON without the outer brackets.
        self._delivered = ""
        self.main_task = TaskPath("0")
        # Finds the task that runs; set while an event loop does.
        self.find_task: Callable[[], TaskPath] | None = None
        # Why no call is possible now, None where one is.
        self.refusal: str | None = None

    def ask(self, name: str, given: str, line: int | None) -> Reply:
        """Makes a call and blocks until it is answered. `given` is its input, a JSON text."""
        body = self._body(name, given, line)
        position = self._task().next_call()
        if self._sent:
            return self._ask_beside_others(body, position)
        seq = self._seq
        self._seq = seq + 1
        self._output.settle()
        answers = self._receive(self._call_frame(seq, position, body, "true"))
        while True:
            for answered in answers:
                if answered["seq"] == seq:
                    return answered["reply"]
            answers = self._receive(self._wait_frame("null"))

    def begin(self, name: str, given: str, line: int | None, settle: Callable[[Reply], None]) -> Pending:
        """Makes a call and goes on; `settle` gets its reply while the program waits for something."""
        pending = Pending(self._body(name, given, line), self._task().next_call(), settle)
        self._queue.append(pending)
        self._send_queued()
        return pending

    def cancel(self, pending: Pending) -> None:
        """Gives up on a call: its `settle` is never called. One that is settled stays so."""
        if pending.seq is None:
            self._queue.remove(pending)
            # A later look finds it neither queued nor sent.
            pending.seq = -1
        elif self._sent.pop(pending.seq, None) is not None:
            self._transport.post(f'{{"kind":"cancel","position":"{pending.position}"}}')
            self._send_queued()

    def wait(self, seconds: float | None = None) -> None:
        """Blocks until at least one reply was handed out, or so many seconds passed."""
        self._output.settle()
        milliseconds = "null" if seconds is None else _milliseconds(seconds)
        self._hand_out(self._receive(self._wait_frame(milliseconds)))

    def sleep(self, seconds: float) -> None:
        """Blocks for a time."""
        self._output.settle()
        self._hand_out(self._receive(f'{{"kind":"sleep","ms":{_milliseconds(seconds)}}}'))

    @property
    def are_pending(self) -> bool:
        """Whether a reply can still come."""
        return bool(self._sent)

    def take_delivered(self) -> str:
        """The batches that the host must be told of, as JSON without the outer brackets."""
        delivered, self._delivered = self._delivered, ""
        return delivered

    def check(self, name: str) -> None:
        """Refuses a call that could not be found again on replay: its place depends on chance."""
        if kept.thread_id() != self._thread:
            raise RuntimeError(
                f"{name} cannot be called from a thread of your own. In parallel: "
                "sdk.map(sdk.search, queries), or asyncio.gather over sdk.aio.search(query)."
            )
        if self.refusal is not None:
            raise RuntimeError(f"{name} cannot be called {self.refusal}.")

    def _body(self, name: str, given: str, line: int | None) -> str:
        self.check(name)
        size = len(given) if given.isascii() else len(given.encode("utf-8"))
        if size + _ENVELOPE_BYTES > self._frame_bytes:
            most = self._frame_bytes - _ENVELOPE_BYTES
            raise FAILURES["LimitReached"](
                f"Expected the input of {name} to have at most {most} bytes, got {size}."
            )
        return f'"name":"{name}","input":{given},"line":{"null" if line is None else line}'

    def _task(self) -> TaskPath:
        return self.main_task if self.find_task is None else self.find_task()

    def _ask_beside_others(self, body: str, position: str) -> Reply:
        replies: list[Reply] = []
        self._queue.append(Pending(body, position, replies.append))
        self._send_queued()
        while not replies:
            self.wait()
        return replies[0]

    def _send_queued(self) -> None:
        while self._queue and len(self._sent) < self._concurrent:
            pending = self._queue.popleft()
            pending.seq = self._seq
            self._seq += 1
            self._sent[pending.seq] = pending
            self._output.settle()
            self._transport.post(self._call_frame(pending.seq, pending.position, pending.body, "false"))

    def _receive(self, frame: str) -> list[Answered]:
        text = self._transport.ask(frame)
        deliver = kept.scan_json(text, 0)[0]
        self._clock.advance(deliver["clockMs"])
        answers: list[Answered] = deliver["replies"]
        if answers:
            batch = f"[{','.join([str(answered['seq']) for answered in answers])}]"
            self._delivered = f"{self._delivered},{batch}" if self._delivered else batch
            if '"~' in text or "\\u" in text:
                _untag_outputs(answers)
        return answers

    def _hand_out(self, answers: list[Answered]) -> None:
        for answered in answers:
            pending = self._sent.pop(answered["seq"], None)
            if pending is not None:
                pending.settle(answered["reply"])
        self._send_queued()

    def _call_frame(self, seq: int, position: str, body: str, wait: str) -> str:
        delivered = self.take_delivered()
        head = f'{{"kind":"call","seq":{seq},"position":"{position}",{body}'
        return f'{head},"delivered":[{delivered}],"wait":{wait}}}'

    def _wait_frame(self, milliseconds: str) -> str:
        return f'{{"kind":"wait","delivered":[{self.take_delivered()}],"timeoutMs":{milliseconds}}}'


def _untag_outputs(answers: list[Answered]) -> None:
    for answered in answers:
        if "output" in answered["reply"]:
            answered["reply"]["output"] = untag(answered["reply"]["output"])


def _milliseconds(seconds: float) -> str:
    """Whole microseconds, rounded up: what wakes too early would only sleep again."""
    return repr(ceil(seconds * 1e6) / 1e3)

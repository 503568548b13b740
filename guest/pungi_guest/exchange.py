"""What the program says to the host and is told by it, counted so that both sides always agree."""

from math import ceil
from typing import TypedDict

from pungi_guest import kept
from pungi_guest.clock import Clock
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Reply, Transport
from pungi_guest.untag import untag

__builtins__ = PRISTINE


class Answered(TypedDict):
    """One entry of a `deliver`."""

    seq: int
    reply: Reply


class Exchange:
    """Frames out, batches of replies in.

    Nothing is counted before its frame is packed, and no `deliver` dropped before all of it is read: memory
    or stack may run out anywhere, and the program may catch that and go on. A signal handler of the program
    may call in the middle of all this: a frame that was packed before it did is packed again.
    """

    def __init__(self, transport: Transport, clock: Clock) -> None:
        self._transport = transport
        self._clock = clock
        self._seq = 0
        # The batches taken since the last frame that told of them, as JSON without the outer brackets.
        self._delivered = ""
        # Whether a `deliver` comes, or is there, that was not taken.
        self.is_owed = False

    def call(self, position: str, body: str, wait: bool) -> int:
        """Send a call and return its `seq`; with `wait` a batch must be taken next."""
        while True:
            seq, delivered = self._seq, self._delivered
            data = self._transport.pack(
                f'{{"kind":"call","seq":{seq},"position":"{position}",{body},'
                f'"delivered":[{delivered}],"wait":{"true" if wait else "false"}}}'
            )
            if self._seq == seq and self._delivered is delivered:
                break
        self._seq = seq + 1
        self._delivered = ""
        self.is_owed = wait
        self._transport.send(data)
        return seq

    def wait(self, seconds: float | None) -> None:
        """Ask for a batch of any replies, empty after so many seconds; it must be taken next."""
        milliseconds = "null" if seconds is None else _milliseconds(seconds)
        while True:
            delivered = self._delivered
            data = self._transport.pack(
                f'{{"kind":"wait","delivered":[{delivered}],"timeoutMs":{milliseconds}}}'
            )
            if self._delivered is delivered:
                break
        self._delivered = ""
        self.is_owed = True
        self._transport.send(data)

    def sleep(self, seconds: float) -> None:
        """Ask for an empty batch after so many seconds, which must be taken next."""
        data = self._transport.pack(f'{{"kind":"sleep","ms":{_milliseconds(seconds)}}}')
        self.is_owed = True
        self._transport.send(data)

    def cancel(self, position: str) -> None:
        """Give up on a call that was sent."""
        self._transport.send(self._transport.pack(f'{{"kind":"cancel","position":"{position}"}}'))

    def take(self) -> list[Answered]:
        """Wait for the batch that was asked for, and take it."""
        text = self._transport.peek()
        deliver = kept.scan_json(text, 0)[0]
        answers: list[Answered] = deliver["replies"]
        delivered = self._delivered
        if answers:
            if '"~' in text or "\\u" in text:
                _untag_outputs(answers)
            batch = f"[{','.join([str(answered['seq']) for answered in answers])}]"
            delivered = f"{delivered},{batch}" if delivered else batch
        self._clock.advance(deliver["clockMs"])
        self._transport.drop()
        self._delivered = delivered
        self.is_owed = False
        return answers

    def last_delivered(self) -> str:
        """The batches that the last frame tells of, as JSON without the outer brackets."""
        if self.is_owed:
            try:
                self.take()
            except Exception:
                # It cannot be read, and nobody waits for it any more.
                self.is_owed = False
        return self._delivered


def _untag_outputs(answers: list[Answered]) -> None:
    for answered in answers:
        if "output" in answered["reply"]:
            answered["reply"]["output"] = untag(answered["reply"]["output"])


def _milliseconds(seconds: float) -> str:
    """Whole microseconds, rounded up: what wakes too early would only sleep again."""
    return repr(ceil(seconds * 1e6) / 1e3)

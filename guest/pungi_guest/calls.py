"""The calls of one program on their way to the host and back."""

from collections import deque
from collections.abc import Callable

from pungi_guest import kept
from pungi_guest.exchange import Answered, Exchange
from pungi_guest.failures import FAILURES
from pungi_guest.headroom import check_headroom
from pungi_guest.position import TaskPath
from pungi_guest.printed import Output
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import GuestLimits, Reply

__builtins__ = PRISTINE

# More than a frame needs around the name and the input of its call.
_ENVELOPE_BYTES = 2_000


class Pending:
    """A call whose reply is not there yet; `seq` is None until its frame is sent."""

    __slots__ = ("body", "position", "seq", "settle")

    def __init__(self, body: str, position: str, settle: Callable[[Reply], None]) -> None:
        self.body = body
        self.position = position
        self.settle = settle
        self.seq: int | None = None


class Calls:
    """Makes calls, and hands each reply to who waits for it."""

    def __init__(self, exchange: Exchange, output: Output, limits: GuestLimits) -> None:
        self._exchange = exchange
        self._output = output
        self._frame_bytes = limits["frameBytes"]
        self._concurrent = limits["concurrentCalls"]
        self._thread = kept.thread_id()
        self._sent: dict[int, Pending] = {}
        # Calls beyond the limit of concurrent ones, first come first sent.
        self._queue: deque[Pending] = deque()
        self.main_task = TaskPath("0")
        # Finds the task that runs; set while an event loop does.
        self.find_task: Callable[[], TaskPath] | None = None
        # Why no call is possible now, None where one is.
        self.refusal: str | None = None

    def ask(self, name: str, given: str, line: int | None) -> Reply:
        """Make a call and block until it is answered. `given` is its input, a JSON text."""
        body = self._body(name, given, line)
        self._begin_exchange()
        position = self._task().next_call()
        if self._sent:
            return self._ask_beside_others(body, position)
        seq = self._exchange.call(position, body, wait=True)
        while True:
            for answered in self._exchange.take():
                if answered["seq"] == seq:
                    return answered["reply"]
            self._exchange.wait(None)

    def begin(self, name: str, given: str, line: int | None, settle: Callable[[Reply], None]) -> Pending:
        """Make a call and go on; `settle` gets its reply while the program waits for something."""
        body = self._body(name, given, line)
        self._begin_exchange()
        pending = Pending(body, self._task().next_call(), settle)
        self._queue.append(pending)
        self._send_queued()
        return pending

    def cancel(self, pending: Pending) -> None:
        """Give up on a call: its `settle` is never called. One that is settled stays so."""
        if pending.seq is None:
            self._queue.remove(pending)
            # A later look finds it neither queued nor sent.
            pending.seq = -1
        elif pending.seq in self._sent:
            self._begin_exchange()
            if self._sent.pop(pending.seq, None) is not None:
                self._exchange.cancel(pending.position)
                self._send_queued()

    def wait(self, seconds: float | None = None) -> None:
        """Block until at least one reply was handed out, or so many seconds passed."""
        if self._begin_exchange():
            return
        if not self._sent and seconds is None:
            raise RuntimeError("nothing is left to wait for")
        self._exchange.wait(seconds)
        self._hand_out(self._exchange.take())

    def sleep(self, seconds: float) -> None:
        """Block for a time."""
        self._begin_exchange()
        self._exchange.sleep(seconds)
        self._hand_out(self._exchange.take())

    @property
    def are_pending(self) -> bool:
        """Whether a reply can still come."""
        return bool(self._sent)

    def check(self, name: str) -> None:
        """Refuse a call that could not be found again on replay: its place depends on chance."""
        if kept.thread_id() != self._thread:
            raise RuntimeError(
                f"{name} cannot be called from a thread of your own. In parallel: "
                "sdk.map(sdk.search, queries), or asyncio.gather over sdk.aio.search(query)."
            )
        if self.refusal is not None:
            raise RuntimeError(f"{name} cannot be called {self.refusal}.")

    def _begin_exchange(self) -> bool:
        """Come to where a frame may be sent: what was printed is told, and no batch is left behind.

        Returns whether there was one, left by a call that memory or stack broke off.
        """
        check_headroom()
        self._output.settle()
        if not self._exchange.is_owed:
            return False
        self._hand_out(self._exchange.take())
        return True

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
        pending = Pending(body, position, replies.append)
        while self._queue or len(self._sent) >= self._concurrent:
            self.wait()
        pending.seq = self._exchange.call(position, body, wait=True)
        self._sent[pending.seq] = pending
        self._hand_out(self._exchange.take())
        while not replies:
            self.wait()
        return replies[0]

    def _send_queued(self) -> None:
        while self._queue and len(self._sent) < self._concurrent:
            pending = self._queue[0]
            pending.seq = self._exchange.call(pending.position, pending.body, wait=False)
            self._queue.popleft()
            self._sent[pending.seq] = pending

    def _hand_out(self, answers: list[Answered]) -> None:
        for answered in answers:
            pending = self._sent.pop(answered["seq"], None)
            if pending is not None:
                pending.settle(answered["reply"])
        self._send_queued()

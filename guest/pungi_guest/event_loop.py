"""The event loop of a program: it waits for the host and for nothing else, so it needs no sockets."""

import _thread
import asyncio
import asyncio.base_events
import asyncio.events
from collections.abc import Callable, Coroutine
from typing import Any

from pungi_guest.calls import Calls
from pungi_guest.inline_executor import Inline, InlineExecutor
from pungi_guest.position import TaskPath
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

# A loop that always has something to do looks for replies once in so many turns.
_TURNS_BETWEEN_LOOKS = 16
# How long a loop rests at a time while a thread of the program's own may still wake it.
_SECONDS_BETWEEN_THREADS = 0.005

# Tasks of asyncio itself, at the end of a loop: how many there are differs between versions of Python.
_HOUSEKEEPING = "BaseEventLoop.shutdown_"

_count_threads: Callable[[], int] = _thread._count
_current_task = asyncio.current_task


class Waiting:
    """What the loop calls its selector: waits for replies, for a time, or finds that nothing can come."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._turns = 0

    def select(self, seconds: float | None) -> list[Any]:
        """Wait until there may be something to do, at most so long; replies are handed out on the way."""
        if seconds is not None and seconds <= 0:
            self._turns += 1
            if self._turns % _TURNS_BETWEEN_LOOKS == 0 and self._calls.are_pending:
                self._calls.wait(0)
            return []
        if _count_threads():
            seconds = min(seconds or _SECONDS_BETWEEN_THREADS, _SECONDS_BETWEEN_THREADS)
        if self._calls.are_pending:
            self._calls.wait(seconds)
        elif seconds is not None:
            self._calls.sleep(seconds)
        else:
            raise RuntimeError(
                "The program waits for what nothing can bring about any more: a future, event or queue that "
                "no task is left to set."
            )
        return []

    def close(self) -> None:
        """There is nothing to close."""


class WireLoop(asyncio.base_events.BaseEventLoop):
    """An asyncio loop over the wire; `seconds` is its clock."""

    def __init__(self, calls: Calls, inline: Inline, seconds: Callable[[], float]) -> None:
        super().__init__()
        self.calls = calls
        self._selector = Waiting(calls)
        self._inline = inline
        self._seconds = seconds
        # The path of the task that is being made, for one that starts before it is there (eager tasks).
        self._making: TaskPath | None = None

    def time(self) -> float:
        return self._seconds()

    def run_forever(self) -> None:
        outer, self.calls.find_task = self.calls.find_task, self._path
        try:
            super().run_forever()
        finally:
            self.calls.find_task = outer

    def run_main(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run the program itself, whose calls are those of the main task."""
        main = super().create_task(coroutine)
        _set_path(main, self.calls.main_task)
        return self.run_until_complete(main)

    def create_task(self, coro: Any, **options: Any) -> Any:
        if getattr(coro, "__qualname__", "").startswith(_HOUSEKEEPING):
            return super().create_task(coro, **options)
        path = self._path().next_task()
        outer, self._making = self._making, path
        try:
            task = super().create_task(coro, **options)
        finally:
            self._making = outer
        _set_path(task, path)
        return task

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        if executor is not None and not isinstance(executor, InlineExecutor):
            return super().run_in_executor(executor, func, *args)
        future = self.create_future()
        self._inline.run(future, func, args, {})
        return future

    def _path(self) -> TaskPath:
        task = _current_task(self) if self.is_running() else None
        if task is None:
            return self.calls.main_task
        path: TaskPath | None = getattr(task, "_pungi_path", None)
        if path is None:
            path = self._making or self.calls.main_task.next_task()
            _set_path(task, path)
        return path

    def _process_events(self, event_list: list[Any]) -> None:
        """There are none: replies are handed out while the loop waits."""

    def _write_to_self(self) -> None:
        """Nothing sleeps so deep that it must be woken: see `Waiting`."""


def _set_path(task: Any, path: TaskPath) -> None:
    task._pungi_path = path


def install(make_loop: Callable[[], WireLoop]) -> None:
    """Make every new event loop one of ours: `asyncio.run`, `asyncio.Runner`, `asyncio.new_event_loop`."""
    _policy._loop_factory = make_loop


def _find_policy() -> Any:
    # Python 3.14 warns of the public name; both give the policy that `new_event_loop` asks.
    events: Any = asyncio.events
    find = getattr(events, "_get_event_loop_policy", None) or events.get_event_loop_policy
    return find()


_policy = _find_policy()

"""`ThreadPoolExecutor` without threads: calls of the SDK are made in parallel, all else runs inline."""

import concurrent.futures
import functools
from collections.abc import Callable, Iterable, Iterator
from contextvars import Context
from typing import Any

from pungi_guest import kept
from pungi_guest.calls import Calls
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Reply
from pungi_guest.sdk_function import SdkFunction
from pungi_guest.site import line_of

__builtins__ = PRISTINE

_futures: Any = concurrent.futures
_is_done: Callable[[Any], bool] = _futures.Future.done
_real_wait = concurrent.futures.wait
_real_as_completed = concurrent.futures.as_completed


class Inline:
    """Runs functions into futures. `find` tells which function of the SDK a Python function is."""

    def __init__(
        self, calls: Calls, find: Callable[[object], SdkFunction | None], seconds: Callable[[], float]
    ) -> None:
        self.calls = calls
        self.seconds = seconds
        self._find = find

    def run(
        self, future: Any, function: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]
    ) -> None:
        """Run a function now, or send its call and go on; its result or exception goes into the future."""
        called, given, called_named = _unwrapped(function, args, named)
        known = self._find(called)
        if known is None:
            _settle(future, lambda: function(*args, **named))
            return
        line = line_of(kept.current_frame(1))
        try:
            known.begin(known.writer()(*given, **called_named), line, _settler(future, known))
        except Exception as error:
            future.set_exception(error)


class WireFuture(concurrent.futures.Future[Any]):
    """A future whose value comes over the wire while the program waits for it."""

    def __init__(self, inline: Inline) -> None:
        super().__init__()
        self._inline = inline
        self.set_running_or_notify_cancel()

    def done(self) -> bool:
        if not super().done() and self._inline.calls.are_pending:
            self._inline.calls.wait(0)
        return super().done()

    def result(self, timeout: float | None = None) -> Any:
        self._await(timeout)
        return super().result(0)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        self._await(timeout)
        return super().exception(0)

    def _await(self, timeout: float | None) -> None:
        deadline = None if timeout is None else self._inline.seconds() + timeout
        while not super().done() and self._inline.calls.are_pending:
            rest = None if deadline is None else deadline - self._inline.seconds()
            if rest is not None and rest <= 0:
                return
            self._inline.calls.wait(rest)


class InlineExecutor(concurrent.futures.Executor):
    """Stands in for the pools of `concurrent.futures`; its options are accepted and mean nothing."""

    # Set once, when the program starts.
    inline: Inline

    def __init__(self, max_workers: int | None = None, *_options: Any, **_named: Any) -> None:
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._futures: list[WireFuture] = []
        self._is_shut_down = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if self._is_shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = WireFuture(self.inline)
        self.inline.run(future, fn, args, kwargs)
        self._futures.append(future)
        return future

    def shutdown(self, wait: bool = True, **_options: bool) -> None:
        self._is_shut_down = True
        if wait:
            for future in self._futures:
                future.exception()


def install(inline: Inline) -> None:
    """Make `concurrent.futures` work over the wire."""
    InlineExecutor.inline = inline
    module: Any = concurrent.futures
    module.ThreadPoolExecutor = module.ProcessPoolExecutor = InlineExecutor
    module.wait = _wait
    module.as_completed = _as_completed


def _wait(fs: Iterable[Any], timeout: float | None = None, return_when: str = "ALL_COMPLETED") -> Any:
    futures = list(dict.fromkeys(fs))
    inline = InlineExecutor.inline
    deadline = None if timeout is None else inline.seconds() + timeout
    while _is_waiting(futures) and not _is_enough(futures, return_when):
        rest = None if deadline is None else deadline - inline.seconds()
        if rest is not None and rest <= 0:
            return _real_wait(futures, 0, return_when)
        inline.calls.wait(rest)
    return _real_wait(futures, timeout, return_when)


def _as_completed(fs: Iterable[Any], timeout: float | None = None) -> Iterator[Any]:
    left = list(dict.fromkeys(fs))
    inline = InlineExecutor.inline
    deadline = None if timeout is None else inline.seconds() + timeout
    while left:
        done = [future for future in left if _is_done(future)]
        yield from done
        left = [future for future in left if future not in done]
        if not done:
            rest = None if deadline is None else deadline - inline.seconds()
            if not _is_waiting(left) or (rest is not None and rest <= 0):
                yield from _real_as_completed(left, rest)
                return
            inline.calls.wait(rest)


def _is_waiting(futures: list[Any]) -> bool:
    """Whether one of the futures can only come over the wire."""
    are_pending = InlineExecutor.inline.calls.are_pending
    return are_pending and any(type(future) is WireFuture and not _is_done(future) for future in futures)


def _is_enough(futures: list[Any], return_when: str) -> bool:
    done = [future for future in futures if _is_done(future)]
    if return_when == "FIRST_COMPLETED":
        return bool(done)
    return return_when == "FIRST_EXCEPTION" and any(future.exception() for future in done)


def _unwrapped(
    function: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]
) -> tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]:
    """What `asyncio.to_thread` wraps: it runs the function in a copy of the context."""
    wrapped: Any = function
    if type(wrapped) is functools.partial and type(getattr(wrapped.func, "__self__", None)) is Context:
        return wrapped.args[0], (*wrapped.args[1:], *args), {**wrapped.keywords, **named}
    return function, args, named


def _settle(future: Any, run: Callable[[], Any]) -> None:
    try:
        result = run()
    except StopIteration as error:
        future.set_exception(RuntimeError(f"the function raised {error!r}"))
    except Exception as error:
        future.set_exception(error)
    else:
        future.set_result(result)


def _settler(future: Any, function: SdkFunction) -> Callable[[Reply], None]:
    def settle(reply: Reply) -> None:
        if not _is_settled(future):
            _settle(future, lambda: function.result(reply))

    return settle


def _is_settled(future: Any) -> bool:
    return _is_done(future) if isinstance(future, concurrent.futures.Future) else future.done()

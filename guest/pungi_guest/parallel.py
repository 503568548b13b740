"""`sdk.map`: the same function over many inputs, its calls made together."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from pungi_guest import kept
from pungi_guest.calls import Calls
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Reply
from pungi_guest.sdk_function import SdkFunction
from pungi_guest.site import line_of

__builtins__ = PRISTINE

_is_async: Callable[[object], bool] = inspect.iscoroutinefunction


class Parallel:
    """Makes the calls of `sdk.map`. `find` tells which function of the SDK a Python function is."""

    def __init__(self, calls: Calls, find: Callable[[object], SdkFunction | None]) -> None:
        self._calls = calls
        self._find = find

    def map(
        self,
        function: Callable[..., Any],
        items: Iterable[Any],
        /,
        *more: Iterable[Any],
        return_exceptions: bool = False,
        **same: Any,
    ) -> list[Any]:
        """Call a function once for each item, in parallel, and return the results in the order of the items.

        sdk.map(sdk.search, queries, limit=5)

        More iterables give more arguments, as with the built-in map; keyword arguments are the same in each
        call. All calls are made and answered before the first failure, in the order of the items, is raised;
        with return_exceptions=True failures stand in the list instead. A function of your own runs for one
        item after the other.
        """
        known = self._find(function)
        rows = zip(items, *more, strict=False)
        if known is None:
            return _map_own(function, rows, same, return_exceptions)
        write = known.writer()
        # All inputs first: a wrong one raises before any call is made.
        inputs: list[str] = [write(*row, **same) for row in rows]
        return self._call_all(known, inputs, line_of(kept.current_frame(1)), return_exceptions)

    def _call_all(
        self, function: SdkFunction, inputs: list[str], line: int | None, return_exceptions: bool
    ) -> list[Any]:
        replies: dict[int, Reply] = {}
        for index, given in enumerate(inputs):
            function.begin(given, line, _filler(replies, index))
        while len(replies) < len(inputs):
            self._calls.wait()
        return [
            _outcome(lambda reply=replies[index]: function.result(reply), return_exceptions)
            for index in range(len(inputs))
        ]


def _map_own(
    function: Callable[..., Any],
    rows: Iterable[tuple[Any, ...]],
    same: dict[str, Any],
    return_exceptions: bool,
) -> list[Any]:
    if _is_async(function):
        raise TypeError(
            "sdk.map calls plain functions. Use: await asyncio.gather(*[f(item) for item in items])"
        )
    return [_outcome(lambda row=row: function(*row, **same), return_exceptions) for row in rows]


def _filler(replies: dict[int, Reply], index: int) -> Callable[[Reply], None]:
    def settle(reply: Reply) -> None:
        replies[index] = reply

    return settle


def _outcome(make: Callable[[], Any], return_exceptions: bool) -> Any:
    if not return_exceptions:
        return make()
    try:
        return make()
    except Exception as error:
        return error

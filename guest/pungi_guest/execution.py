"""Runs compiled code as the main module."""

import asyncio.runners
from collections.abc import Callable
from types import CodeType
from typing import Any

from pungi_guest.event_loop import WireLoop
from pungi_guest.pristine import PRISTINE
from pungi_guest.source_code import Compiled

__builtins__ = PRISTINE

_IS_COROUTINE = 0x80
_runners: Any = asyncio.runners
_cancel_all_tasks: Callable[[Any], None] = _runners._cancel_all_tasks
_set_event_loop = asyncio.set_event_loop


def execute(compiled: Compiled, scope: dict[str, Any], make_loop: Callable[[], WireLoop]) -> Any:
    """Run a program in a scope and return the value of its last bare expression."""
    if compiled.is_async:
        return _execute_async(compiled.parts, scope, make_loop())
    value = None
    for part in compiled.parts:
        value = eval(part, scope)
    return value


def _execute_async(parts: list[CodeType], scope: dict[str, Any], loop: WireLoop) -> Any:
    """Run a program that awaits at its top level; tasks it leaves are cancelled, as by `asyncio.run`."""

    async def main() -> Any:
        value = None
        for part in parts:
            value = eval(part, scope)
            if part.co_flags & _IS_COROUTINE:
                value = await value
        return value

    try:
        return loop.run_main(main())
    finally:
        _cancel_all_tasks(loop)
        loop.run_until_complete(loop.shutdown_asyncgens())
        _set_event_loop(None)
        loop.close()
